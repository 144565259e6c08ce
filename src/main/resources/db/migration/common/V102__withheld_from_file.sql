-- Whether a file said the address. One that a person entered, or of which nobody knows any more who did,
-- is not replaced by that of a file that is imported again.
ALTER TABLE withheld_address ADD COLUMN from_file boolean DEFAULT FALSE NOT NULL;
