-- Who may know that a listing exists: everybody, or people who are signed in.
ALTER TABLE service ADD COLUMN visibility varchar(20) DEFAULT 'PUBLIC' NOT NULL
  CHECK (visibility IN ('PUBLIC', 'PROFESSIONALS'));
