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
CREATE INDEX operation_phones_phone ON operation_phones (phone_id, operation);
CREATE INDEX operation_phones_name ON operation_phones (LOWER(phone_name));
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_actor ON audit (actor_id, at, id);
