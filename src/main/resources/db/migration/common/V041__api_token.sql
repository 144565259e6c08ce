-- Tokens with which a program keeps the listings of one organisation.
CREATE TABLE api_token (
  id uuid PRIMARY KEY,
  -- SHA-256 of the token
  digest varchar(64) NOT NULL UNIQUE,
  organisation uuid NOT NULL,
  -- who made it; it stops when they no longer lead the organisation
  account_id uuid NOT NULL REFERENCES account (id),
  label varchar(100) NOT NULL,
  -- may it change listings, or only read them
  writes boolean NOT NULL,
  created_at timestamp(6) with time zone NOT NULL,
  expires_at timestamp(6) with time zone NOT NULL,
  used_at timestamp(6) with time zone,
  revoked_at timestamp(6) with time zone
);
CREATE INDEX api_token_organisation ON api_token (organisation);
