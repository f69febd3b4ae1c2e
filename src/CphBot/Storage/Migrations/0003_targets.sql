-- Named selectors of a project. The key is the name in lower case; the selector is its plainest text, which reads back as the same selector.
CREATE TABLE phone_groups (
    project    TEXT NOT NULL,
    key        TEXT NOT NULL,
    name       TEXT NOT NULL,
    selector   TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (project, key)
);

-- What the card of a plan tells besides its phones and waves, and the limits that hold for it: JSON. Null: an operation that was planned before.
ALTER TABLE operations ADD COLUMN plan TEXT NULL;

-- A phone's status as it was planned: whether it has changed in a way that matters by the time the plan is confirmed.
ALTER TABLE operation_phones ADD COLUMN planned_status INTEGER NULL;

-- When was this phone restarted last?
CREATE INDEX operation_phones_phone ON operation_phones (phone_id, operation);
