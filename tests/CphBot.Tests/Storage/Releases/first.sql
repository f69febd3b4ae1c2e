-- What the first release left behind: an operation that ended, one that waits to be confirmed, and one that the cloud works on. Never changed.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE [SchemaVersions] (
    SchemaVersionID INTEGER CONSTRAINT [PK_SchemaVersions_Id] PRIMARY KEY AUTOINCREMENT NOT NULL,
    ScriptName TEXT NOT NULL,
    Applied DATETIME NOT NULL
);
INSERT INTO "SchemaVersions" VALUES(1,'CphBot.Storage.Migrations.0001_first.sql','2026-11-24 14:00:23.9433914');
CREATE TABLE audit (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
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
INSERT INTO "audit" VALUES(1,1001,1795482000000,'Planned','0a0a0a0a-0000-4000-8000-000000000001','Ana','11111111-2222-3333-4444-555555555555','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','demo','restart phone web-0001','web-0001 (7aad0076e0743e944d47e71615636ad3)','accepted',NULL,NULL);
INSERT INTO "audit" VALUES(2,1001,1795482000000,'Begun','0a0a0a0a-0000-4000-8000-000000000001','Ana',NULL,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','demo','restart','web-0001 (7aad0076e0743e944d47e71615636ad3)','wave 1 is being sent',NULL,NULL);
INSERT INTO "audit" VALUES(3,1001,1795482000000,'Answered','0a0a0a0a-0000-4000-8000-000000000001','Ana',NULL,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','demo','restart','web-0001 (7aad0076e0743e944d47e71615636ad3)','wave 1: sent',NULL,'3f3c651e090d27027fb8a3e13e15e0c5');
INSERT INTO "audit" VALUES(4,1001,1795482013000,'Ended','0a0a0a0a-0000-4000-8000-000000000001','Ana',NULL,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','demo','restart','web-0001: Done','Succeeded',NULL,'3f3c651e090d27027fb8a3e13e15e0c5');
INSERT INTO "audit" VALUES(5,1002,1795482023000,'Planned','0a0a0a0a-0000-4000-8000-000000000001','Ana','11111111-2222-3333-4444-555555555555','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','demo','restart phones web-0002, web-0003','web-0002 (ee62a3d6dc6fcbabd458091222810fc3), web-0003 (57bec27e8dafbc4d02128517d5d0e493)','waits for confirmation',NULL,NULL);
INSERT INTO "audit" VALUES(6,1003,1795482025000,'Planned','0a0a0a0a-0000-4000-8000-000000000001','Ana','11111111-2222-3333-4444-555555555555','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','demo','restart phone web-0004','web-0004 (bedba5b6e4dcbceebfc5651eff82ba62)','accepted',NULL,NULL);
INSERT INTO "audit" VALUES(7,1003,1795482025000,'Begun','0a0a0a0a-0000-4000-8000-000000000001','Ana',NULL,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','demo','restart','web-0004 (bedba5b6e4dcbceebfc5651eff82ba62)','wave 1 is being sent',NULL,NULL);
INSERT INTO "audit" VALUES(8,1003,1795482025000,'Answered','0a0a0a0a-0000-4000-8000-000000000001','Ana',NULL,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','demo','restart','web-0004 (bedba5b6e4dcbceebfc5651eff82ba62)','wave 1: sent',NULL,'138d6be859272f60fc0410a31643c788');
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
INSERT INTO "conversations" VALUES('19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','http://127.0.0.1:3979/amer/11111111-2222-3333-4444-555555555555/','11111111-2222-3333-4444-555555555555','Channel','28:0b0b0b0b-0000-4000-8000-000000000001','CphBot','19:TeamGeneralChannel0123456789_abcdefABCDEF-01@thread.tacv2',1,NULL,1,1795482025000);
CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO "counters" VALUES('operation',1003);
CREATE TABLE operation_acts (
    turn       TEXT PRIMARY KEY,
    operation  BIGINT NOT NULL REFERENCES operations (number),
    control    TEXT NOT NULL,
    actor_mri  TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    at         BIGINT NOT NULL
);
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
INSERT INTO "operation_phones" VALUES(1001,0,'7aad0076e0743e944d47e71615636ad3','web-0001','31f0d6ec5b5290702d3d42deefc63d77','cph-01',1,'Done','afbdd219df81a5dfaf4f023c744c91d7',NULL,NULL,2,1795482008500,1767600000000,0);
INSERT INTO "operation_phones" VALUES(1002,0,'ee62a3d6dc6fcbabd458091222810fc3','web-0002','31f0d6ec5b5290702d3d42deefc63d77','cph-01',1,'Waiting',NULL,NULL,NULL,NULL,NULL,1767600001000,0);
INSERT INTO "operation_phones" VALUES(1002,1,'57bec27e8dafbc4d02128517d5d0e493','web-0003','31f0d6ec5b5290702d3d42deefc63d77','cph-01',1,'Waiting',NULL,NULL,NULL,NULL,NULL,1767600002000,0);
INSERT INTO "operation_phones" VALUES(1003,0,'bedba5b6e4dcbceebfc5651eff82ba62','web-0004','31f0d6ec5b5290702d3d42deefc63d77','cph-01',1,'Working','0fffffffffffffffffffffffffffffff',NULL,NULL,NULL,NULL,1767600003000,0);
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
INSERT INTO "operations" VALUES(1001,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2;messageid=1795482000000|message|1795482000000','demo','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','1795482000000','Restart','0a0a0a0a-0000-4000-8000-000000000001','29:1simulated-ana','Ana','Europe/Berlin',NULL,'Succeeded',0,1795482000000,1795482300000,1795482000000,NULL,NULL,1795482013000,1795482013000,NULL,NULL,NULL,NULL,0,NULL,8,NULL);
INSERT INTO "operations" VALUES(1002,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2;messageid=1795482023000|message|1795482023000','demo','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','1795482023000','Restart','0a0a0a0a-0000-4000-8000-000000000001','29:1simulated-ana','Ana','Europe/Berlin',NULL,'Planned',1,1795482023000,1795482323000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,1,1795482038000);
INSERT INTO "operations" VALUES(1003,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2;messageid=1795482025000|message|1795482025000','demo','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','1795482025000','Restart','0a0a0a0a-0000-4000-8000-000000000001','29:1simulated-ana','Ana','Europe/Berlin',NULL,'Running',0,1795482025000,1795482325000,1795482025000,NULL,1795482625000,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,4,1795482040000);
CREATE TABLE phone_claims (
    project    TEXT NOT NULL,
    phone_id   TEXT NOT NULL,
    operation  BIGINT NOT NULL,
    claimed_at BIGINT NOT NULL,
    PRIMARY KEY (project, phone_id)
);
INSERT INTO "phone_claims" VALUES('demo','bedba5b6e4dcbceebfc5651eff82ba62',1003,1795482025000);
CREATE TABLE posts (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
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
INSERT INTO "posts" VALUES(1,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','1795482000000','Card',1001,NULL,NULL,1,8,'1795482000000',0,0,NULL,0,1795482000000,1795482013000,NULL);
INSERT INTO "posts" VALUES(2,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','1795482000000','Reply',1001,NULL,NULL,1,1,'1795482013250',0,0,NULL,0,1795482013000,1795482013250,NULL);
INSERT INTO "posts" VALUES(3,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','1795482023000','Card',1002,NULL,NULL,1,1,'1795482023000',0,0,NULL,0,1795482023000,1795482023000,1795482023000);
INSERT INTO "posts" VALUES(4,'19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','1795482025000','Card',1003,NULL,NULL,1,4,'1795482025000',0,0,NULL,0,1795482025000,1795482027000,1795482027000);
CREATE TABLE turns (
    key             TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    activity        TEXT NOT NULL,
    attempts        INTEGER NOT NULL,
    received_at     BIGINT NOT NULL,
    wake_at         BIGINT NULL
);
INSERT INTO "turns" VALUES('19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2;messageid=1795482000000|message|1795482000000','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','',1,1795482000000,NULL);
INSERT INTO "turns" VALUES('19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2;messageid=1795482023000|message|1795482023000','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','',1,1795482023000,NULL);
INSERT INTO "turns" VALUES('19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2;messageid=1795482025000|message|1795482025000','19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2','',1,1795482025000,NULL);
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
INSERT INTO "waves" VALUES(1001,1,'Sent',0,NULL,1795482000000,1795482000000,'3f3c651e090d27027fb8a3e13e15e0c5',NULL,NULL);
INSERT INTO "waves" VALUES(1002,1,'Planned',0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "waves" VALUES(1003,1,'Sent',0,NULL,1795482025000,1795482025000,'138d6be859272f60fc0410a31643c788',NULL,NULL);
CREATE TABLE writes (
    conversation_id TEXT NOT NULL,
    minute          BIGINT NOT NULL,
    count           INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, minute)
);
INSERT INTO "writes" VALUES('19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2',29924700,10);
CREATE INDEX turns_due ON turns (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX turns_old ON turns (received_at) WHERE wake_at IS NULL;
CREATE INDEX operations_due ON operations (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX operations_recent ON operations (project, number);
CREATE INDEX operation_acts_operation ON operation_acts (operation);
CREATE INDEX operation_acts_old ON operation_acts (at);
CREATE INDEX phone_claims_operation ON phone_claims (operation);
CREATE INDEX posts_due ON posts (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX posts_open ON posts (conversation_id, wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX posts_operation ON posts (operation) WHERE operation IS NOT NULL;
CREATE INDEX posts_activity ON posts (conversation_id, activity_id);
CREATE INDEX audit_operation ON audit (operation) WHERE operation IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('SchemaVersions',1);
INSERT INTO "sqlite_sequence" VALUES('posts',4);
INSERT INTO "sqlite_sequence" VALUES('audit',8);
COMMIT;
