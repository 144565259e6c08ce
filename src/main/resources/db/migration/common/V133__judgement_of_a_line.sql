-- A judgement is of a cell of the full product, or of a line of the expected offer as it was asked
-- of an area then: a line that asks something else later is another question.

ALTER TABLE gap_judgement ALTER COLUMN support_type DROP NOT NULL;
-- a line's identifier; a cell has none
ALTER TABLE gap_judgement ADD COLUMN line varchar(100);
-- the support types of the line's function in alphabetical order, a space between each two
ALTER TABLE gap_judgement ADD COLUMN line_support_types varchar(2000);
-- how close a service must be, as its Java name
ALTER TABLE gap_judgement ADD COLUMN line_level varchar(20);
-- slug
ALTER TABLE gap_judgement ADD COLUMN line_organised_at varchar(20);
ALTER TABLE gap_judgement ADD CONSTRAINT gap_judgement_question CHECK (
  (line IS NULL AND support_type IS NOT NULL AND line_support_types IS NULL AND line_level IS NULL
    AND line_organised_at IS NULL)
  OR (line IS NOT NULL AND support_type IS NULL AND line_support_types IS NOT NULL
    AND line_level IS NOT NULL AND line_organised_at IS NOT NULL)
);
