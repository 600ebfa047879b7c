package io.harrier.local.tenable;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The shape of an asset in an export of version 1: flat, lists in the plural, and every unknown value written as null. */
final class AssetRecord {

    private static final List<String> VALUES = List.of("id", "has_agent", "has_plugin_results", "created_at", "terminated_at",
            "terminated_by", "updated_at", "deleted_at", "deleted_by", "first_seen", "last_seen", "first_scan_time",
            "last_scan_time",
            "last_authenticated_scan_date", "last_licensed_scan_date", "last_scan_id", "azure_vm_id", "azure_resource_id",
            "gcp_project_id", "gcp_zone", "gcp_instance_id", "aws_ec2_instance_ami_id", "aws_ec2_instance_id", "agent_uuid",
            "bios_uuid", "network_id", "aws_owner_id", "aws_availability_zone", "aws_region", "aws_vpc_id",
            "aws_ec2_instance_group_name",
            "aws_ec2_instance_state_name", "aws_ec2_instance_type", "aws_subnet_id", "aws_ec2_product_code", "aws_ec2_name",
            "mcafee_epo_guid", "mcafee_epo_agent_guid", "servicenow_sysid", "serial_number", "acr_score", "exposure_score");
    private static final List<String> LISTS = List.of("agent_names", "installed_software", "ipv4s", "ipv6s", "fqdns",
            "mac_addresses",
            "netbios_names", "operating_systems", "system_types", "hostnames", "ssh_fingerprints", "qualys_asset_ids",
            "qualys_host_ids", "manufacturer_tpm_ids", "symantec_ep_hardware_keys", "sources", "tags", "network_interfaces");

    private AssetRecord() {
    }

    static ObjectNode empty() {
        ObjectNode asset = Json.object();
        VALUES.forEach(asset::putNull);
        LISTS.forEach(asset::putArray);
        return asset;
    }
}
