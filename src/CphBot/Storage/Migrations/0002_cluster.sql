-- Which processes run on these rows: they tell where their settings differ.
CREATE TABLE nodes (
    name     TEXT PRIMARY KEY,
    version  TEXT NOT NULL,
    settings TEXT NOT NULL,
    seen_at  BIGINT NOT NULL
);

-- In a cluster an end is written once more at that time; null: it needs not be.
ALTER TABLE posts ADD COLUMN once_more_at BIGINT NULL;
