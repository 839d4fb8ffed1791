-- What schema 2 brought: a corrected label and its undo, a saved view.
BEGIN TRANSACTION;
CREATE TABLE correction (
  image_id INTEGER PRIMARY KEY REFERENCES image (id),
  class TEXT CHECK (class <> '')
) STRICT;
CREATE TABLE edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  made INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('tag', 'untag', 'label', 'unlabel')),
  value TEXT CHECK (value <> ''),
  image_count INTEGER NOT NULL CHECK (image_count >= 1),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  CHECK (kind NOT IN ('tag', 'untag') OR value IS NOT NULL)
) STRICT;
CREATE INDEX edit_undone ON edit (undone, id);
CREATE TABLE edit_part (
  id INTEGER PRIMARY KEY,
  edit_id INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
  was_corrected INTEGER NOT NULL CHECK (was_corrected IN (0, 1)),
  class TEXT CHECK (class <> ''),
  image_count INTEGER NOT NULL CHECK (image_count >= 1),
  images BLOB NOT NULL CHECK (length(images) = 4 * image_count)
) STRICT;
CREATE INDEX edit_part_edit ON edit_part (edit_id);
CREATE TABLE saved_view (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  filter TEXT CHECK (filter <> ''),
  sort_order TEXT CHECK (sort_order <> ''),
  model TEXT CHECK (model <> ''),
  image_count INTEGER CHECK (image_count >= 0),
  images BLOB CHECK (length(images) = 4 * image_count),
  CHECK ((images IS NULL) = (image_count IS NULL)),
  CHECK (images IS NULL OR filter IS NULL)
) STRICT;
INSERT INTO correction VALUES(3,'dog');
INSERT INTO edit VALUES(1,1795515950,'label','dog',1,0);
INSERT INTO edit_part VALUES(1,1,0,NULL,1,X'03000000');
INSERT INTO saved_view VALUES('owls','label = "owl"',NULL,NULL,NULL,NULL);
UPDATE project SET revision = 5;
INSERT INTO grdb_migrations VALUES('schema 2');
PRAGMA user_version = 2;
COMMIT;
