-- Workbooks that were uploaded and looked through, until they are applied. What a workbook said of
-- a withheld place is not kept.
CREATE TABLE bulk_plan (
  id uuid PRIMARY KEY,
  owner uuid NOT NULL,
  made_at timestamp(6) with time zone NOT NULL,
  applied_at timestamp(6) with time zone
);

CREATE TABLE bulk_line (
  plan_id uuid NOT NULL REFERENCES bulk_plan (id) ON DELETE CASCADE,
  number integer NOT NULL,
  service_id uuid NOT NULL,
  -- as org.waymark.listing.ListingVersion writes it
  version varchar(40) NOT NULL,
  -- as org.waymark.catalogue.document writes a service
  document text NOT NULL,
  with_funding boolean NOT NULL,
  PRIMARY KEY (plan_id, number)
);
