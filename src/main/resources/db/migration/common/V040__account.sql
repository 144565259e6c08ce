-- Who may sign in, and how they prove who they are. Nothing here lets anybody in who reads it:
-- passphrases are Argon2id, sessions, links, recovery codes and tokens SHA-256 of random numbers,
-- the second factor encrypted with a key that is not in this database.

CREATE TABLE account (
  id uuid PRIMARY KEY,
  -- lower case
  email varchar(254) NOT NULL UNIQUE,
  name varchar(200) NOT NULL,
  active boolean NOT NULL,
  -- belongs to the demonstration catalogue and goes with it
  demonstration boolean NOT NULL,
  -- Argon2id in its usual notation; null until the invitation is taken up
  passphrase varchar(300),
  -- one more at every change of the passphrase, so that what was begun with the old one ends
  passphrase_number integer NOT NULL,
  created_at timestamp(6) with time zone NOT NULL,
  signed_in_at timestamp(6) with time zone
);

CREATE TABLE account_grant (
  account_id uuid NOT NULL REFERENCES account (id),
  kind varchar(20) NOT NULL CHECK (kind IN ('PROVIDER', 'COMMISSIONER', 'CONVENOR', 'ADMINISTRATOR')),
  -- an organisation, a body or a police area; empty for an administrator
  subject varchar(36) NOT NULL,
  -- a lead; a named reader of withheld addresses
  further boolean NOT NULL,
  PRIMARY KEY (account_id, kind, subject)
);

CREATE TABLE account_second_factor (
  account_id uuid PRIMARY KEY REFERENCES account (id),
  -- AES-GCM, base 64
  secret varchar(200) NOT NULL,
  -- false until its first code was typed back
  confirmed boolean NOT NULL,
  -- the time step of the last code that was taken: no code is taken twice
  last_step bigint NOT NULL
);

CREATE TABLE account_recovery_code (
  account_id uuid NOT NULL REFERENCES account (id),
  digest varchar(64) NOT NULL,
  PRIMARY KEY (account_id, digest)
);

CREATE TABLE account_session (
  digest varchar(64) PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  -- browser and system in a few words, for the list of sessions
  device varchar(100) NOT NULL,
  created_at timestamp(6) with time zone NOT NULL,
  seen_at timestamp(6) with time zone NOT NULL,
  expires_at timestamp(6) with time zone NOT NULL
);
CREATE INDEX account_session_account ON account_session (account_id);

CREATE TABLE account_link (
  digest varchar(64) PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  purpose varchar(20) NOT NULL CHECK (purpose IN ('INVITATION', 'RESET')),
  expires_at timestamp(6) with time zone NOT NULL
);
CREATE INDEX account_link_account ON account_link (account_id);

-- Failed attempts. Keys are keyed digests: neither the e-mail typed nor the address can be read.
CREATE TABLE sign_in_attempt (
  digest varchar(64) PRIMARY KEY,
  since timestamp(6) with time zone NOT NULL,
  attempts integer NOT NULL
);
CREATE INDEX sign_in_attempt_since ON sign_in_attempt (since);

-- Network addresses from which an account was signed in to before, as keyed digests.
CREATE TABLE known_address (
  digest varchar(64) PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  seen_at timestamp(6) with time zone NOT NULL
);
CREATE INDEX known_address_account ON known_address (account_id);
