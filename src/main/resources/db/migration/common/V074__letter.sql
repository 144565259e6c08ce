-- Letters that wait to be sent. A letter is written when it is sent: neither its words nor a link
-- stands here, so that nothing of this opens anything.
CREATE TABLE letter (
  id uuid PRIMARY KEY,
  -- as the org.waymark.mail.LetterWriter that writes it names it
  kind varchar(40) NOT NULL,
  -- an account
  reader uuid NOT NULL,
  -- identifiers and numbers of what it is about
  about text NOT NULL,
  since timestamp(6) with time zone NOT NULL,
  -- when it is due; while a node sends it, when another may take it
  next_try timestamp(6) with time zone NOT NULL,
  tries integer NOT NULL,
  -- in a word, what went wrong the last time
  trouble varchar(200),
  -- kept for a while, to be looked at by administrators
  given_up_at timestamp(6) with time zone,
  version bigint NOT NULL
);
CREATE INDEX letter_next_try ON letter (next_try);
CREATE INDEX letter_reader ON letter (reader);
