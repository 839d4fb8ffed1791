-- What schema 8 brought: what a model's numbers are, and how the words of the labels file are read.
BEGIN TRANSACTION;
ALTER TABLE model ADD COLUMN element TEXT NOT NULL DEFAULT 'float32'
  CHECK (element IN ('float32', 'float64'));
ALTER TABLE model ADD COLUMN meaning TEXT NOT NULL DEFAULT 'probabilities'
  CHECK (meaning IN ('probabilities', 'logits', 'scores'));
ALTER TABLE label_file ADD COLUMN rules TEXT CHECK (rules IS NULL OR json_valid(rules));
UPDATE project SET revision = 11;
INSERT INTO grdb_migrations VALUES('schema 8');
PRAGMA user_version = 8;
COMMIT;
