-- What schema 3 brought: an embedding of two columns, whose vectors lie in arrays/00000000-0000-4000-8000-0000000000f3.f32.
BEGIN TRANSACTION;
CREATE TABLE embedding (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  source TEXT NOT NULL CHECK (source IN ('imported', 'descriptor')),
  digest TEXT NOT NULL CHECK (length(digest) = 32),
  image_count INTEGER NOT NULL CHECK (image_count >= 0),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  array_file TEXT NOT NULL UNIQUE CHECK (array_file <> ''),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  column_count INTEGER NOT NULL CHECK (column_count >= 1)
) STRICT;
CREATE UNIQUE INDEX embedding_current ON embedding (is_current) WHERE is_current = 1;
CREATE TABLE neighbor_list (
  id INTEGER PRIMARY KEY,
  embedding_id INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
  among TEXT NOT NULL CHECK (among IN ('all', 'labelled')),
  depends TEXT NOT NULL CHECK (length(depends) = 32),
  neighbor_count INTEGER NOT NULL CHECK (neighbor_count >= 1),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  array_file TEXT NOT NULL UNIQUE CHECK (array_file <> ''),
  recall REAL CHECK (recall BETWEEN 0 AND 1),
  UNIQUE (embedding_id, among)
) STRICT;
CREATE TABLE embedding_metric (
  id INTEGER PRIMARY KEY,
  embedding_id INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  depends TEXT NOT NULL CHECK (length(depends) = 32),
  UNIQUE (embedding_id, name)
) STRICT;
CREATE TABLE embedding_metric_chunk (
  id INTEGER PRIMARY KEY,
  metric_id INTEGER NOT NULL REFERENCES embedding_metric (id) ON DELETE CASCADE,
  chunk INTEGER NOT NULL CHECK (chunk >= 0),
  image_count INTEGER NOT NULL CHECK (image_count BETWEEN 1 AND 4096),
  numbers BLOB NOT NULL CHECK (length(numbers) = 8 * image_count),
  UNIQUE (metric_id, chunk)
) STRICT;
CREATE TABLE reconciliation_3 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  imported INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('labels', 'predictions', 'embeddings')),
  source TEXT NOT NULL CHECK (source <> ''),
  model TEXT CHECK (model <> ''),
  embedding TEXT CHECK (embedding <> ''),
  report TEXT NOT NULL CHECK (json_valid(report)),
  CHECK ((kind = 'predictions') = (model IS NOT NULL)),
  CHECK ((kind = 'embeddings') = (embedding IS NOT NULL))
) STRICT;
INSERT INTO reconciliation_3 (id, imported, kind, source, model, report)
  SELECT id, imported, kind, source, model, report FROM reconciliation ORDER BY id;
DROP TABLE reconciliation;
ALTER TABLE reconciliation_3 RENAME TO reconciliation;
INSERT INTO embedding VALUES(1,'flat','imported','0123456789abcdef0123456789abcdef',4,1,'00000000-0000-4000-8000-0000000000f3.f32',4,2);
INSERT INTO embedding_metric VALUES(1,1,'outlier_distance','0123456789abcdef0123456789abcdef');
INSERT INTO embedding_metric_chunk VALUES(1,1,0,4,X'000000000000e03f000000000000d03f000000000000c03f000000000000f03f');
INSERT INTO reconciliation VALUES(3,1795515960,'embeddings','flat.npy',NULL,'flat','{"matched":4}');
UPDATE project SET revision = 6;
INSERT INTO grdb_migrations VALUES('schema 3');
PRAGMA user_version = 3;
COMMIT;
