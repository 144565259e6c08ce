-- Letters that go out once for an occasion: whoever adds the row sends it.
CREATE TABLE sent_notice (
  kind varchar(40) NOT NULL,
  subject uuid NOT NULL,
  occasion varchar(200) NOT NULL,
  claimed_at timestamp(6) with time zone NOT NULL,
  PRIMARY KEY (kind, subject, occasion)
);
