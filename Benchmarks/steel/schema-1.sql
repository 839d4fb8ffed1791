-- A project as schema 1 wrote it (0.1.0 while it was made): four images, labels, a tag, a model.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('schema 1');
CREATE TABLE project (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  image_root TEXT NOT NULL CHECK (image_root LIKE '/%'),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  written_by TEXT NOT NULL CHECK (written_by <> '')
) STRICT;
INSERT INTO project VALUES(1,'/nowhere/photos',3,'0.1.0');
CREATE TABLE image (
  id INTEGER PRIMARY KEY CHECK (id >= 0),
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
  modified INTEGER NOT NULL,
  missing INTEGER NOT NULL DEFAULT 0 CHECK (missing IN (0, 1))
) STRICT;
INSERT INTO image VALUES(0,'cat/1.jpg',888,1795515918357249942,0);
INSERT INTO image VALUES(1,'cat/2.jpg',866,1795515918358984139,0);
INSERT INTO image VALUES(2,'dog/1.jpg',833,1795515918360636645,0);
INSERT INTO image VALUES(3,'owl/1.jpg',926,1795515918362264544,0);
CREATE TABLE measurement (
  image_id INTEGER PRIMARY KEY REFERENCES image (id),
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
  modified INTEGER NOT NULL,
  measures_version INTEGER NOT NULL CHECK (measures_version >= 1),
  digest BLOB NOT NULL CHECK (length(digest) = 16),
  format TEXT CHECK (format <> ''),
  pixel_digest BLOB CHECK (length(pixel_digest) = 16),
  perceptual_hash INTEGER,
  CHECK ((pixel_digest IS NULL) = (perceptual_hash IS NULL))
) STRICT;
CREATE TABLE file_issue (
  image_id INTEGER NOT NULL REFERENCES image (id),
  kind TEXT NOT NULL CHECK (kind IN
    ('undecodable', 'damaged', 'not_read_yet', 'unreadable', 'lying_extension')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (image_id, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE class (
  id INTEGER PRIMARY KEY CHECK (id >= 0),
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
INSERT INTO class VALUES(0,'cat');
INSERT INTO class VALUES(1,'dog');
INSERT INTO class VALUES(2,'owl');
CREATE TABLE label (
  image_id INTEGER PRIMARY KEY REFERENCES image (id),
  class_id INTEGER NOT NULL REFERENCES class (id)
) STRICT;
INSERT INTO label VALUES(0,0);
INSERT INTO label VALUES(1,0);
INSERT INTO label VALUES(2,1);
INSERT INTO label VALUES(3,2);
CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  is_split INTEGER NOT NULL CHECK (is_split IN (0, 1))
) STRICT;
CREATE TABLE category_word (
  category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  code INTEGER NOT NULL CHECK (code >= 0),
  word TEXT NOT NULL,
  PRIMARY KEY (category_id, code),
  UNIQUE (category_id, word)
) STRICT, WITHOUT ROWID;
CREATE TABLE category_chunk (
  id INTEGER PRIMARY KEY,
  category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  chunk INTEGER NOT NULL CHECK (chunk >= 0),
  image_count INTEGER NOT NULL CHECK (image_count BETWEEN 1 AND 4096),
  codes BLOB NOT NULL CHECK (length(codes) = 4 * image_count),
  UNIQUE (category_id, chunk)
) STRICT;
CREATE TABLE measured_metric (
  position INTEGER PRIMARY KEY CHECK (position >= 0),
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
CREATE TABLE measured_chunk (
  chunk INTEGER PRIMARY KEY CHECK (chunk >= 0),
  metric_count INTEGER NOT NULL CHECK (metric_count >= 1),
  numbers BLOB NOT NULL CHECK (length(numbers) = 8 * 256 * metric_count)
) STRICT;
CREATE TABLE imported_metric (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
CREATE TABLE imported_chunk (
  id INTEGER PRIMARY KEY,
  metric_id INTEGER NOT NULL REFERENCES imported_metric (id) ON DELETE CASCADE,
  chunk INTEGER NOT NULL CHECK (chunk >= 0),
  image_count INTEGER NOT NULL CHECK (image_count BETWEEN 1 AND 4096),
  numbers BLOB NOT NULL CHECK (length(numbers) = 8 * image_count),
  UNIQUE (metric_id, chunk)
) STRICT;
CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  digest TEXT NOT NULL CHECK (length(digest) = 32),
  renormalized_rows INTEGER NOT NULL CHECK (renormalized_rows >= 0),
  array_file TEXT UNIQUE CHECK (array_file <> ''),
  row_count INTEGER CHECK (row_count >= 0),
  column_count INTEGER CHECK (column_count >= 1),
  CHECK ((array_file IS NULL) = (row_count IS NULL)),
  CHECK ((array_file IS NULL) = (column_count IS NULL))
) STRICT;
INSERT INTO model VALUES(1,'old','3c5b4157a1eaa16a9b5fbadb430a0b4e',0,NULL,NULL,NULL);
CREATE TABLE prediction_chunk (
  id INTEGER PRIMARY KEY,
  model_id INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
  chunk INTEGER NOT NULL CHECK (chunk >= 0),
  image_count INTEGER NOT NULL CHECK (image_count BETWEEN 1 AND 4096),
  predicted BLOB NOT NULL CHECK (length(predicted) = 4 * image_count),
  confidence BLOB CHECK (length(confidence) = 8 * image_count),
  UNIQUE (model_id, chunk)
) STRICT;
INSERT INTO prediction_chunk VALUES(1,1,0,4,X'00000000000000000200000002000000',X'cdccccccccccec3f000000000000e83f000000000000e03f000000000000e43f');
CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
CREATE TABLE image_tag (
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  image_id INTEGER NOT NULL REFERENCES image (id),
  PRIMARY KEY (tag_id, image_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE reconciliation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  imported INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('labels', 'predictions')),
  source TEXT NOT NULL CHECK (source <> ''),
  model TEXT CHECK (model <> ''),
  report TEXT NOT NULL CHECK (json_valid(report)),
  CHECK ((kind = 'predictions') = (model IS NOT NULL))
) STRICT;
INSERT INTO reconciliation VALUES(1,1795515918,'labels','folders',NULL,'{"subject":"labels","file":"folders","images":4,"matched":4,"images_without":{"count":0,"examples":[]},"without_image":{"count":0,"examples":[]},"ambiguous":{"count":0,"examples":[]},"duplicate_rows":0,"empty_rows":0,"unknown_classes":{"count":0,"examples":[]},"classes_without_labels":{"count":0,"examples":[]},"undecodable":{"count":0,"examples":[]},"respelled":0,"by_suffix":0,"by_equivalence":0,"renormalized_rows":0,"argmax_disagreements":0,"confidence_disagreements":0,"label_disagreements":{"count":0,"examples":[]},"classes_without_probability":{"count":0,"examples":[]},"ignored_columns":[]}');
INSERT INTO reconciliation VALUES(2,1795515918,'predictions','preds.csv','old','{"subject":"predictions","file":"preds.csv","images":4,"matched":4,"images_without":{"count":0,"examples":[]},"without_image":{"count":0,"examples":[]},"ambiguous":{"count":0,"examples":[]},"duplicate_rows":0,"empty_rows":0,"unknown_classes":{"count":0,"examples":[]},"classes_without_labels":{"count":0,"examples":[]},"undecodable":{"count":0,"examples":[]},"respelled":0,"by_suffix":0,"by_equivalence":0,"renormalized_rows":0,"argmax_disagreements":0,"confidence_disagreements":0,"label_disagreements":{"count":0,"examples":[]},"classes_without_probability":{"count":0,"examples":[]},"ignored_columns":[]}');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('reconciliation',2);
CREATE INDEX label_class ON label (class_id);
CREATE UNIQUE INDEX category_split ON category (is_split) WHERE is_split = 1;
INSERT INTO tag VALUES(1,'reviewed');
INSERT INTO image_tag VALUES(1,2);
PRAGMA application_id = 1095979865;
PRAGMA user_version = 1;
COMMIT;
