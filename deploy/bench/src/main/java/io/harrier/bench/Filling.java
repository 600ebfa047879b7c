package io.harrier.bench;

import java.util.List;

/** Fills tables with rows that are right by construction, by SQL, and leaves them as a server has them that had the time to see to them. */
public final class Filling {

    /** As much at once as makes it worth building the indexes afterwards. */
    private static final int MANY = 200_000;
    private static final String INDEXES = """
        select %s from pg_indexes where schemaname = '%s' and indexname like 'ix\\_%%' and tablename in ('%s') order by indexname""";

    private final Database database;
    private final String schema;
    private final List<String> tables;

    public Filling(Database database, String schema, List<String> tables) {
        this.database = database;
        this.schema = schema;
        this.tables = tables;
    }

    /**
     * @param count of the things that the rows are about
     * @param rows writes them, on the database's connection
     */
    public void run(int count, Runnable rows) {
        List<String> definitions = count < MANY ? List.of() : indexes("indexdef");
        if (!definitions.isEmpty()) {
            indexes("indexname").forEach(index -> database.execute("drop index " + schema + "." + index));
        }
        // No foreign key needs to be checked.
        database.execute("set session_replication_role = replica");
        rows.run();
        database.execute("set session_replication_role = origin");
        definitions.forEach(database::execute);
        tables.forEach(table -> database.execute("vacuum (analyze) " + schema + "." + table));
        database.settle();
    }

    private List<String> indexes(String column) {
        return database.texts(INDEXES.formatted(column, schema, String.join("', '", tables)));
    }
}
