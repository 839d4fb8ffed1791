-- What schema 7 brought: who brought a column, and reports on metadata.
BEGIN TRANSACTION;
ALTER TABLE category ADD COLUMN origin TEXT NOT NULL DEFAULT 'labels'
  CHECK (origin IN ('labels', 'metadata'));
ALTER TABLE imported_metric ADD COLUMN origin TEXT NOT NULL DEFAULT 'labels'
  CHECK (origin IN ('labels', 'metadata'));
CREATE TABLE reconciliation_7 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  imported INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('labels', 'predictions', 'embeddings', 'metadata')),
  source TEXT NOT NULL CHECK (source <> ''),
  model TEXT CHECK (model <> ''),
  embedding TEXT CHECK (embedding <> ''),
  report TEXT NOT NULL CHECK (json_valid(report)),
  CHECK ((kind = 'predictions') = (model IS NOT NULL)),
  CHECK ((kind = 'embeddings') = (embedding IS NOT NULL))
) STRICT;
INSERT INTO reconciliation_7 (id, imported, kind, source, model, embedding, report)
  SELECT id, imported, kind, source, model, embedding, report FROM reconciliation ORDER BY id;
DROP TABLE reconciliation;
ALTER TABLE reconciliation_7 RENAME TO reconciliation;
UPDATE project SET revision = 10;
INSERT INTO grdb_migrations VALUES('schema 7');
PRAGMA user_version = 7;
COMMIT;
