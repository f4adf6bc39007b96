PRAGMA user_version = 2;
CREATE TABLE definitions(hash TEXT PRIMARY KEY NOT NULL, bundle TEXT NOT NULL);
CREATE TABLE entities(name TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY(name, key));
CREATE TABLE events(instance TEXT NOT NULL, seq INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(instance, seq));
CREATE TABLE history(instance TEXT NOT NULL, generation INTEGER NOT NULL, step INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY(instance, generation, step));
CREATE TABLE hosts(id INTEGER PRIMARY KEY AUTOINCREMENT, started INTEGER NOT NULL, checked INTEGER NOT NULL);
CREATE TABLE inbox(instance TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY(instance, number)) WITHOUT ROWID;
CREATE TABLE inputs(instance TEXT PRIMARY KEY NOT NULL, input TEXT, carried BLOB);
CREATE TABLE instances(
    id TEXT PRIMARY KEY NOT NULL, root TEXT NOT NULL, parent TEXT, parent_generation INTEGER NOT NULL,
    parent_sequence INTEGER NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, tag TEXT, metadata TEXT,
    created INTEGER NOT NULL, updated INTEGER NOT NULL, status INTEGER NOT NULL, generation INTEGER NOT NULL,
    steps INTEGER NOT NULL, custom_status TEXT, output TEXT, failure_type TEXT, failure_message TEXT,
    wake INTEGER, has_work INTEGER NOT NULL, owner INTEGER NOT NULL);
CREATE INDEX instances_created ON instances(created, id);
CREATE INDEX instances_owner ON instances(owner) WHERE status < 4;
CREATE INDEX instances_root ON instances(root);
