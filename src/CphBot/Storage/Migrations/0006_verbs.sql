-- What an operation asks for besides its verb and its phones, as JSON; null: nothing. Never changes.
ALTER TABLE operations ADD COLUMN details TEXT NULL;

-- What a phone itself said to a command.
ALTER TABLE operation_phones ADD COLUMN output TEXT NULL;
