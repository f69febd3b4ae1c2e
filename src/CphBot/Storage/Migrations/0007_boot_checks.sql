-- When phones of a project were asked whether they have booted: the next owner of the project counts these calls in its budget.
CREATE TABLE boot_checks (
    project TEXT NOT NULL,
    at      BIGINT NOT NULL
);
