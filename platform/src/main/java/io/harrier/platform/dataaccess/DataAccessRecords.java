package io.harrier.platform.dataaccess;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;

/** Appends to the data access log. An address that is none, which only a proxy can make up, is left out. */
@Singleton
class DataAccessRecords {

    private static final String WRITE = """
        insert into data_access_logs (accessed_at, user_id, user_name, resource_type, resource_id, action, data_classification,
            access_method, operation, ip_address, user_agent, session_id, purpose, data_volume_bytes, data_volume_rows, success,
            failure_reason, request_id)
        select accessed_at, user_id, user_name, resource_type, resource_id, action, data_classification, access_method,
            left(operation, 500), case when pg_input_is_valid(ip_address, 'inet') then cast(ip_address as inet) end, user_agent,
            session_id, purpose, data_volume_bytes, data_volume_rows, success, failure_reason, request_id
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (accessed_at timestamptz, user_id text, user_name text,
            resource_type text, resource_id text, action text, data_classification text, access_method text, operation text,
            ip_address text, user_agent text, session_id text, purpose text, data_volume_bytes bigint, data_volume_rows bigint,
            success boolean, failure_reason text, request_id text, parent uuid)
        where parent is null or restricted_record(parent)""";

    /** Whether any of them is of what is restricted, or sensitive. */
    Uni<Boolean> write(JsonArray rows) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE).setParameter(1, rows.encode()).executeUpdate())
                .map(written -> written > 0);
    }
}
