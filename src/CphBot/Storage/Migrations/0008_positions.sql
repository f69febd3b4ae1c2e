CREATE INDEX operation_phones_position ON operation_phones (operation, position);
