-- Listings and organisations that were made one, so that it can be taken back.
CREATE TABLE listing_merge (
  id uuid PRIMARY KEY,
  kind varchar(20) NOT NULL CHECK (kind IN ('SERVICE', 'ORGANISATION')),
  kept uuid NOT NULL,
  dropped uuid NOT NULL,
  who varchar NOT NULL,
  why text NOT NULL,
  merged_at timestamp(6) with time zone NOT NULL,
  undone_at timestamp(6) with time zone
);

-- What a merge changed, as documents of org.waymark.catalogue.document.
CREATE TABLE listing_merge_record (
  merge_id uuid NOT NULL REFERENCES listing_merge (id),
  after_it boolean NOT NULL,
  number integer NOT NULL,
  kind varchar(20) NOT NULL CHECK (kind IN ('SERVICE', 'ORGANISATION')),
  document text NOT NULL,
  PRIMARY KEY (merge_id, after_it, number)
);
