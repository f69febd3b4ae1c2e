-- Who is in the audit. A name that is typed is looked up here, and the lines are then found by the person's id.
CREATE TABLE audit_people (
    actor_id   TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    PRIMARY KEY (actor_id, actor_name)
);
INSERT INTO audit_people (actor_id, actor_name) SELECT DISTINCT COALESCE(actor_id, ''), actor_name FROM audit WHERE actor_name IS NOT NULL;

-- Which phones a line without an operation is about: by id where it is known, else by the word that was typed, in lower case.
-- The lines of an operation are found by its phones.
CREATE TABLE audit_phones (
    phone TEXT NOT NULL,
    audit BIGINT NOT NULL,
    PRIMARY KEY (phone, audit)
);
CREATE INDEX IF NOT EXISTS operation_phones_phone ON operation_phones (phone_id, operation);
CREATE INDEX operation_phones_name ON operation_phones (LOWER(phone_name));
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_actor ON audit (actor_id, at, id);

-- Phones that are not to be touched for a while. The selector is shown as it was typed; what it means (phones and servers by id, groups expanded) was decided
-- when it was set, and is compared with each phone again before that phone is sent. A hold ends by itself, or is released.
CREATE TABLE holds (
    number          $identity$,
    key             TEXT NOT NULL UNIQUE,
    project         TEXT NOT NULL,
    selector        TEXT NOT NULL,
    meaning         TEXT NOT NULL,
    until_at        BIGINT NOT NULL,
    reason          TEXT NOT NULL,
    set_at          BIGINT NOT NULL,
    set_by_id       TEXT NULL,
    set_by_name     TEXT NOT NULL,
    zone            TEXT NULL,
    conversation_id TEXT NOT NULL,
    released_at     BIGINT NULL,
    released_by_id  TEXT NULL,
    released_by_name TEXT NULL
);
CREATE INDEX holds_open ON holds (project, until_at) WHERE released_at IS NULL;

-- The holds that an operation goes on in spite of: those that its plan showed, and no later ones.
CREATE TABLE operation_overrides (
    operation BIGINT NOT NULL,
    hold      BIGINT NOT NULL,
    words     TEXT NOT NULL,
    PRIMARY KEY (operation, hold)
);
