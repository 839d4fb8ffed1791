-- What schema 4 brought: the labels file as it was imported.
BEGIN TRANSACTION;
CREATE TABLE label_file (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  source TEXT NOT NULL CHECK (source <> ''),
  key_column TEXT,
  label_column TEXT,
  classes TEXT CHECK (classes IS NULL OR json_valid(classes)),
  folders TEXT NOT NULL CHECK (json_valid(folders)),
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO label_file VALUES(1,'labels.csv',NULL,NULL,NULL,'[]',CAST('key,label
cat/1.jpg,cat
cat/2.jpg,cat
dog/1.jpg,dog
owl/1.jpg,owl
' AS BLOB));
UPDATE project SET revision = 7;
INSERT INTO grdb_migrations VALUES('schema 4');
PRAGMA user_version = 4;
COMMIT;
