-- What schema 6 brought: the revision of the last write that was more than an edit.
BEGIN TRANSACTION;
ALTER TABLE project ADD COLUMN content_revision INTEGER NOT NULL DEFAULT 0
  CHECK (content_revision >= 0);
UPDATE project SET content_revision = revision;
UPDATE project SET revision = 9;
INSERT INTO grdb_migrations VALUES('schema 6');
PRAGMA user_version = 6;
COMMIT;
