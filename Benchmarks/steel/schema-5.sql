-- What schema 5 brought: a map of the four images.
BEGIN TRANSACTION;
CREATE TABLE map_layout (
  id INTEGER PRIMARY KEY,
  embedding_id INTEGER NOT NULL REFERENCES embedding (id) ON DELETE CASCADE,
  method TEXT NOT NULL CHECK (method IN ('pca', 'umap')),
  depends TEXT NOT NULL CHECK (length(depends) = 32),
  seed INTEGER NOT NULL,
  trustworthiness REAL CHECK (trustworthiness BETWEEN 0 AND 1),
  sampled INTEGER NOT NULL CHECK (sampled >= 0),
  image_count INTEGER NOT NULL CHECK (image_count >= 0),
  points BLOB NOT NULL CHECK (length(points) = 8 * image_count),
  UNIQUE (embedding_id, method)
) STRICT;
INSERT INTO map_layout VALUES(1,1,'umap','0123456789abcdef0123456789abcdef',7,0.875,4,4,X'0000803f00000040000040400000804000000000000000000000803f0000003f');
UPDATE project SET revision = 8;
INSERT INTO grdb_migrations VALUES('schema 5');
PRAGMA user_version = 5;
COMMIT;
