package io.harrier.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.harrier.bench.Alerts;
import io.harrier.bench.ingest.ServiceLoad.Load;

/** Alerts as products write them, 1 to 2 KB each as theirs are, and as many of Harrier's own format to hold them against. */
enum ProductAlerts {
    NATIVE(n -> Alerts.json("product-" + n, n)),
    SURICATA(ProductAlerts::suricata),
    OCSF(ProductAlerts::ocsf),
    ELASTIC(ProductAlerts::elastic);

    private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");
    private static final int MOST = 10_000_000;

    final String wire = name().toLowerCase(Locale.ROOT);
    private final IntFunction<String> json;

    ProductAlerts(IntFunction<String> json) {
        this.json = json;
    }

    String json(int n) {
        return json.apply(n);
    }

    /** Half new, half repeats of one of those before, whatever that was. */
    Load load(String topic, int run, int count) {
        var random = new Random(run);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int which = index % 2 == 0 ? index : 2 * random.nextInt((index + 1) / 2);
            int n = run * MOST / 10 + which;
            records.add(new ProducerRecord<>(topic, (wire + n).getBytes(UTF_8), json(n).getBytes(UTF_8)));
        }
        return new Load(records, Alerts.fresh(count));
    }

    private static String suricata(int n) {
        return """
            {"timestamp":"%s","flow_id":%d,"in_iface":"enp6s0","host":"sensor-%d","event_type":"alert","src_ip":"198.51.100.%d",\
            "src_port":%d,"dest_ip":"10.%d.%d.%d","dest_port":443,"proto":"TCP","community_id":"1:%032x=","app_proto":"http",\
            "alert":{"action":"allowed","gid":1,"signature_id":%d,"rev":7,"signature":"BENCH executable from a host not seen before",\
            "category":"Potentially Bad Traffic","severity":%d,"metadata":{"mitre_technique_id":["T1105"],"mitre_tactic_id":["TA0011"],\
            "created_at":["2024_03_11"],"updated_at":["2025_01_20"],"confidence":["Medium"],"deployment":["Perimeter"]}},\
            "http":{"hostname":"files-%d.bad.example","url":"/updates/%d/setup.exe","http_user_agent":"Mozilla/5.0 (compatible; fetch)",\
            "http_content_type":"application/x-msdownload","http_method":"GET","protocol":"HTTP/1.1","status":200,"length":48211},\
            "files":[{"filename":"/updates/%d/setup.exe","gaps":false,"state":"CLOSED","stored":false,"size":48211,"tx_id":0}],\
            "flow":{"pkts_toserver":12,"pkts_toclient":41,"bytes_toserver":1322,"bytes_toclient":52114,"start":"%s"}}"""
                .formatted(time(n), 1_000_000_000L + n, n % 9, n % 250, 1024 + n % 60_000, n % 250, n / 250 % 250, n % 199, n,
                        2_900_000 + n % 500, 1 + n % 4, n % 4_000, n, n, time(n));
    }

    private static String ocsf(int n) {
        return """
            {"activity_id":1,"category_uid":2,"class_uid":2004,"class_name":"Detection Finding","type_uid":200401,"time":%d,\
            "severity_id":%d,"severity":"High","confidence_id":3,"status_id":1,"status":"New",\
            "message":"A host talked to a server known for command and control","risk_score":81,"metadata":{"uid":"event-%d",\
            "version":"1.3.0","tenant_uid":"bench","product":{"name":"NetGuard","vendor_name":"Bench","version":"7"}},\
            "finding_info":{"uid":"finding-%d","title":"C2 beaconing","desc":"Regular TLS sessions every 60 s to one address, with \
            requests of the same size and answers that differ","types":["TTPs/Command and Control"],"attacks":[{"tactic":\
            {"uid":"TA0011","name":"Command and Control"},"technique":{"uid":"T1071","name":"Application Layer Protocol"}}]},\
            "device":{"hostname":"WS-%04d","uid":"dev-%d","ip":"10.%d.%d.%d","os":{"name":"Windows 11","type_id":100}},\
            "actor":{"user":{"name":"user-%d","domain":"BENCH","email_addr":"user-%d@bench.example"}},\
            "evidences":[{"src_endpoint":{"ip":"10.%d.%d.%d","port":%d},"dst_endpoint":{"ip":"203.0.113.%d","port":443,\
            "domain":"cdn-%d.bad.example"},"process":{"name":"upd.exe","pid":%d,"file":{"name":"upd.exe","path":"C:\\\\ProgramData",\
            "hashes":[{"algorithm_id":3,"value":"%064x"}]}}}]}"""
                .formatted(BEGIN.toEpochMilli() + n * 7L, 1 + n % 5, n, n, n % 10_000, n % 50_000, n % 250, n / 250 % 250,
                        n % 199, n % 20_000, n % 20_000, n % 250, n / 250 % 250, n % 199, 1024 + n % 60_000, n % 250,
                        n % 4_000, n % 32_768, n % 9_000);
    }

    private static String elastic(int n) {
        return """
            {"@timestamp":"%s","kibana.alert.uuid":"%064x","kibana.alert.rule.name":"Shell started by a web server",\
            "kibana.alert.rule.producer":"siem","kibana.alert.rule.category":"Custom Query Rule",\
            "kibana.alert.rule.consumer":"siem","kibana.alert.rule.rule_id":"rule-%d","kibana.alert.rule.uuid":"uuid-%d",\
            "kibana.alert.rule.tags":["Linux","Threat Detection"],"kibana.alert.rule.threat":[{"framework":"MITRE ATT&CK",\
            "tactic":{"id":"TA0002","name":"Execution"},"technique":[{"id":"T1059","name":"Command and Scripting Interpreter",\
            "subtechnique":[{"id":"T1059.004","name":"Unix Shell"}]}]}],"kibana.alert.severity":"%s","kibana.alert.risk_score":%d,\
            "kibana.alert.reason":"process event with process sh, parent process nginx, by www-data created high alert",\
            "kibana.alert.original_time":"%s","kibana.alert.workflow_status":"open","kibana.alert.status":"active",\
            "kibana.alert.ancestors":[{"id":"event-%d","type":"event","index":"logs-endpoint","depth":0}],\
            "kibana.alert.depth":1,"kibana.space_ids":["default"],"kibana.version":"8.15.0","event":{"kind":"signal",\
            "category":["process"],"type":["start"],"module":"endpoint","dataset":"endpoint.events.process"},\
            "host":{"name":"web-%d","id":"host-%d","ip":["10.%d.%d.%d"],"os":{"type":"linux","name":"Debian","version":"12"}},\
            "user":{"name":"www-data","id":"33"},"source":{"ip":"198.51.100.%d"},"agent":{"id":"agent-%d","type":"endpoint"},\
            "process":{"name":"sh","pid":%d,"executable":"/bin/sh","args":["sh","-c","id"],"parent":{"name":"nginx","pid":77},\
            "hash":{"sha256":"%064x"}}}"""
                .formatted(time(n), n, n % 300, n % 300, List.of("low", "medium", "high", "critical").get(n % 4),
                        21 + n % 4 * 26,
                        time(n), n, n % 5_000, n % 5_000, n % 250, n / 250 % 250, n % 199, n % 250, n % 5_000, n % 32_768,
                        n % 9_000);
    }

    private static Instant time(int n) {
        return BEGIN.plusMillis(n * 7L);
    }
}
