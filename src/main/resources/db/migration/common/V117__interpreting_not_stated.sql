-- Whether an interpreter can be had may not be stated: null. What stands as false was written
-- when nobody had said anything.
ALTER TABLE published.service ALTER COLUMN interpreting DROP NOT NULL;
UPDATE published.service SET interpreting = NULL WHERE interpreting = FALSE;
