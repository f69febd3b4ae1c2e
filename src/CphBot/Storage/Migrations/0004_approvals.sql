-- Who must say yes before an operation is sent. needs_confirm says it for the requester; these for others.
ALTER TABLE operations ADD COLUMN approval TEXT NOT NULL DEFAULT 'None';
-- Persons who may approve, as JSON, where the rules name them.
ALTER TABLE operations ADD COLUMN approvers TEXT NULL;
-- Whether the requester may go on without; when and why that was done, and who looked at it since.
ALTER TABLE operations ADD COLUMN break_glass BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE operations ADD COLUMN overridden_at BIGINT NULL;
ALTER TABLE operations ADD COLUMN override_reason TEXT NULL;
ALTER TABLE operations ADD COLUMN reviewed_at BIGINT NULL;
ALTER TABLE operations ADD COLUMN reviewed_by TEXT NULL;
ALTER TABLE operations ADD COLUMN review TEXT NULL;
CREATE INDEX operations_unreviewed ON operations (project, number) WHERE overridden_at IS NOT NULL AND reviewed_at IS NULL;

CREATE TABLE approvals (
    operation     BIGINT NOT NULL REFERENCES operations (number),
    approver_id   TEXT NOT NULL,
    approver_name TEXT NOT NULL,
    reason        TEXT NULL,
    at            BIGINT NOT NULL,
    PRIMARY KEY (operation, approver_id)
);

-- The key of the rule under which a phone was sent: what an hour's limit is counted by.
ALTER TABLE operation_phones ADD COLUMN rule TEXT NULL;
CREATE INDEX operation_phones_rule ON operation_phones (rule, operation) WHERE rule IS NOT NULL;
CREATE INDEX waves_claimed ON waves (claimed_at) WHERE claimed_at IS NOT NULL;

-- The rule that decided, or "no rule".
ALTER TABLE audit ADD COLUMN rule TEXT NULL;

-- Who wrote to us: a mention carries the channel's id of a person, never the Entra object id.
CREATE TABLE people (
    mri       TEXT PRIMARY KEY,
    object_id TEXT NULL,
    tenant_id TEXT NULL,
    name      TEXT NOT NULL,
    seen_at   BIGINT NOT NULL
);
CREATE INDEX people_object ON people (object_id) WHERE object_id IS NOT NULL;
