-- Instants are milliseconds since 1970, UTC. Portable between SQLite and PostgreSQL.

CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('operation', 1000);

-- Where we may write. Refreshed from authenticated activities only.
CREATE TABLE conversations (
    id          TEXT PRIMARY KEY,
    service_url TEXT NOT NULL,
    tenant_id   TEXT NULL,
    kind        TEXT NOT NULL,
    bot_id      TEXT NOT NULL,
    bot_name    TEXT NULL,
    team_id     TEXT NULL,
    active      BOOLEAN NOT NULL,
    welcomed_at BIGINT NULL,
    owner       BIGINT NOT NULL DEFAULT 0,
    updated_at  BIGINT NOT NULL
);

-- What arrived. wake_at is null once the turn is done.
CREATE TABLE turns (
    key             TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    activity        TEXT NOT NULL,
    attempts        INTEGER NOT NULL,
    received_at     BIGINT NOT NULL,
    wake_at         BIGINT NULL
);
CREATE INDEX turns_due ON turns (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX turns_old ON turns (received_at) WHERE wake_at IS NULL;

CREATE TABLE operations (
    number          BIGINT PRIMARY KEY,
    key             TEXT NOT NULL UNIQUE,
    project         TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    thread_id       TEXT NULL,
    verb            TEXT NOT NULL,
    requester_id    TEXT NULL,
    requester_mri   TEXT NOT NULL,
    requester_name  TEXT NOT NULL,
    zone            TEXT NULL,
    reason          TEXT NULL,
    state           TEXT NOT NULL,
    needs_confirm   BOOLEAN NOT NULL,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    started_at      BIGINT NULL,
    send_until      BIGINT NULL,
    follow_until    BIGINT NULL,
    ended_at        BIGINT NULL,
    seen_at         BIGINT NULL,
    trouble         TEXT NULL,
    trouble_since   BIGINT NULL,
    cancelled_by    TEXT NULL,
    remark          TEXT NULL,
    errors_accepted INTEGER NOT NULL,
    retry_of        BIGINT NULL,
    version         BIGINT NOT NULL,
    wake_at         BIGINT NULL
);
CREATE INDEX operations_due ON operations (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX operations_recent ON operations (project, number);

CREATE TABLE operation_phones (
    operation   BIGINT NOT NULL REFERENCES operations (number),
    position    INTEGER NOT NULL,
    phone_id    TEXT NOT NULL,
    phone_name  TEXT NOT NULL,
    server_id   TEXT NOT NULL,
    server_name TEXT NULL,
    wave        INTEGER NOT NULL,
    state       TEXT NOT NULL,
    job_id      TEXT NULL,
    code        TEXT NULL,
    words       TEXT NULL,
    status      INTEGER NULL,
    status_at   BIGINT NULL,
    updated_at  BIGINT NULL,
    began       BOOLEAN NOT NULL,
    PRIMARY KEY (operation, phone_id)
);

CREATE TABLE waves (
    operation   BIGINT NOT NULL REFERENCES operations (number),
    number      INTEGER NOT NULL,
    state       TEXT NOT NULL,
    attempts    INTEGER NOT NULL,
    not_before  BIGINT NULL,
    claimed_at  BIGINT NULL,
    answered_at BIGINT NULL,
    request_id  TEXT NULL,
    code        TEXT NULL,
    words       TEXT NULL,
    PRIMARY KEY (operation, number)
);

-- Who confirmed, cancelled, paused, … an operation. Written with what it changed, so that a turn that is run again finds that it is done.
CREATE TABLE operation_acts (
    turn       TEXT PRIMARY KEY,
    operation  BIGINT NOT NULL REFERENCES operations (number),
    control    TEXT NOT NULL,
    actor_mri  TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX operation_acts_operation ON operation_acts (operation);
CREATE INDEX operation_acts_old ON operation_acts (at);

-- One phone, one operation.
CREATE TABLE phone_claims (
    project    TEXT NOT NULL,
    phone_id   TEXT NOT NULL,
    operation  BIGINT NOT NULL,
    claimed_at BIGINT NOT NULL,
    PRIMARY KEY (project, phone_id)
);
CREATE INDEX phone_claims_operation ON phone_claims (operation);

-- What we want to be seen in a conversation. Shown when shown_version has reached wanted_version, or the operation's for its card.
CREATE TABLE posts (
    id              $identity$,
    conversation_id TEXT NOT NULL,
    thread_id       TEXT NULL,
    kind            TEXT NOT NULL,
    operation       BIGINT NULL,
    content         TEXT NULL,
    answer          TEXT NULL,
    wanted_version  BIGINT NOT NULL,
    shown_version   BIGINT NOT NULL,
    activity_id     TEXT NULL,
    replaces        BOOLEAN NOT NULL,
    shortened       BOOLEAN NOT NULL,
    claimed_at      BIGINT NULL,
    attempts        INTEGER NOT NULL,
    created_at      BIGINT NOT NULL,
    shown_at        BIGINT NULL,
    wake_at         BIGINT NULL
);
CREATE INDEX posts_due ON posts (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX posts_open ON posts (conversation_id, wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX posts_operation ON posts (operation) WHERE operation IS NOT NULL;
CREATE INDEX posts_activity ON posts (conversation_id, activity_id);

-- How many writes a conversation got in a minute: what is left of the hour's budget after a restart.
CREATE TABLE writes (
    conversation_id TEXT NOT NULL,
    minute          BIGINT NOT NULL,
    count           INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, minute)
);

-- Append only.
CREATE TABLE audit (
    id              $identity$,
    operation       BIGINT NULL,
    at              BIGINT NOT NULL,
    phase           TEXT NOT NULL,
    actor_id        TEXT NULL,
    actor_name      TEXT NULL,
    tenant_id       TEXT NULL,
    conversation_id TEXT NULL,
    project         TEXT NULL,
    command         TEXT NOT NULL,
    phones          TEXT NULL,
    outcome         TEXT NOT NULL,
    code            TEXT NULL,
    request_id      TEXT NULL
);
CREATE INDEX audit_operation ON audit (operation) WHERE operation IS NOT NULL;
