-- Changes of listings that are not in the catalogue, or were told to approvers. No withheld address
-- is in any of this.
CREATE TABLE listing_change (
  id uuid PRIMARY KEY,
  service_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  kind varchar(20) NOT NULL CHECK (kind IN ('FIRST', 'CHANGE', 'CORRECTION')),
  state varchar(20) NOT NULL CHECK (state IN (
    'DRAFT', 'WAITING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'TOLD', 'SEEN', 'UNDONE')),
  -- the service while the change is open, else null: a listing has one open change
  open_service uuid UNIQUE,
  author uuid NOT NULL,
  author_name varchar NOT NULL,
  -- accounts, with spaces between
  contributors varchar NOT NULL,
  assignee uuid,
  -- names of org.waymark.listing.ListingField, with spaces between
  fields varchar NOT NULL,
  -- as org.waymark.catalogue.document writes a service
  base text,
  proposed text,
  -- form fields as application/x-www-form-urlencoded
  draft text NOT NULL,
  why text NOT NULL,
  lock_number bigint NOT NULL CHECK (lock_number > 0),
  opened_at timestamp(6) with time zone NOT NULL,
  submitted_at timestamp(6) with time zone,
  decided_at timestamp(6) with time zone,
  decided_by uuid,
  decided_by_name varchar,
  reason text
);
CREATE INDEX listing_change_service ON listing_change (service_id);
CREATE INDEX listing_change_state ON listing_change (state);

-- What each change was at each lock number, so that a save made from it can be merged.
CREATE TABLE listing_change_step (
  service_id uuid NOT NULL,
  lock_number bigint NOT NULL,
  change_id uuid NOT NULL REFERENCES listing_change (id),
  fields varchar NOT NULL,
  base text,
  proposed text,
  draft text NOT NULL,
  PRIMARY KEY (service_id, lock_number)
);
CREATE INDEX listing_change_step_change ON listing_change_step (change_id);

CREATE TABLE listing_comment (
  change_id uuid NOT NULL REFERENCES listing_change (id),
  number integer NOT NULL,
  author uuid NOT NULL,
  author_name varchar NOT NULL,
  said_at timestamp(6) with time zone NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (change_id, number)
);
