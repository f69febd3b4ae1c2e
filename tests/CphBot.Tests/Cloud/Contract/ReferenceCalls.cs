namespace CphBot.Tests.Cloud.Contract;

/// <summary>Every call of the API's reference, sections 3.1 to 3.8, copied by hand: what the client, the simulator and the chat are held to.</summary>
internal static class ReferenceCalls
{
    private const string Text = """
        3.1 GET /v1/{project_id}/cloud-phone/phones
        3.1 GET /v1/{project_id}/cloud-phone/phones/{phone_id}
        3.1 PUT /v1/{project_id}/cloud-phone/phones/{phone_id}
        3.1 POST /v1/{project_id}/cloud-phone/phones/batch-restart
        3.1 POST /v1/{project_id}/cloud-phone/phones/batch-reset
        3.1 POST /v1/{project_id}/cloud-phone/phones/batch-stop
        3.1 POST /v1/{project_id}/cloud-phone/phones/batch-update-property
        3.1 POST /v1/{project_id}/cloud-phone/phones/batch-connection
        3.1 POST /v1/{project_id}/cloud-phone/phones/expand-volume
        3.1 POST /v1/{project_id}/cloud-phone/phones-traffic
        3.1 POST /v1/{project_id}/cloud-phone/phones/batch-storage
        3.1 POST /v1/{project_id}/cloud-phone/phones/batch-restore
        3.2 POST /v1/{project_id}/cloud-phone/phones/commands
        3.2 POST /v1/{project_id}/cloud-phone/phones/sync-commands
        3.3 GET /v1/{project_id}/cloud-phone/servers
        3.3 GET /v1/{project_id}/cloud-phone/servers/{server_id}
        3.3 PUT /v1/{project_id}/cloud-phone/servers/{server_id}
        3.3 POST /v1/{project_id}/cloud-phone/servers/batch-restart
        3.3 PUT /v1/{project_id}/cloud-phone/servers/open-access
        3.3 POST /v1/{project_id}/cloud-phone/servers/change-server-model
        3.3 POST /v2/{project_id}/cloud-phone/servers
        3.3 POST /v2.1/{project_id}/cloud-phone/servers
        3.3 POST /v2/{project_id}/cloud-phone/servers/{server_id}/change
        3.3 DELETE /v2/{project_id}/cloud-phone/servers
        3.4 GET /v1/{project_id}/cloud-phone/server-models
        3.4 GET /v1/{project_id}/cloud-phone/phone-models
        3.4 GET /v1/{project_id}/cloud-phone/phone-images
        3.4 GET /v1/{project_id}/cloud-phone/images
        3.4 DELETE /v1/{project_id}/cloud-phone/images/{image_id}
        3.4 POST /v1/{project_id}/cloud-phone/images/{image_id}/members
        3.4 GET /v1/{project_id}/cloud-phone/images/{image_id}/members
        3.4 PUT /v1/{project_id}/cloud-phone/images/{image_id}/members
        3.4 DELETE /v1/{project_id}/cloud-phone/images/{image_id}/members/{member_id}
        3.5 GET /v1/{project_id}/cloud-phone/jobs/{job_id}
        3.5 GET /v1/{project_id}/cloud-phone/jobs
        3.6 POST /v1/{project_id}/cloud-phone/phones/share-files
        3.6 GET /v1/{project_id}/cloud-phone/servers/share-files
        3.6 POST /v1/{project_id}/cloud-phone/phones/share-apps
        3.6 DELETE /v1/{project_id}/cloud-phone/phones/share-apps
        3.7 GET /v1/{project_id}/cloud-phone/bandwidths
        3.7 PUT /v1/{project_id}/cloud-phone/bandwidths/{band_width_id}
        3.7 GET /v1/{project_id}/cloud-phone/encode-servers
        3.7 POST /v1/{project_id}/cloud-phone/encode-servers/batch-restart
        3.7 GET /v1/{project_id}/cph-server/tags
        3.7 GET /v1/{project_id}/cph-server/{id}/tags
        3.7 POST /v1/{project_id}/cph-server/{id}/tags/action
        3.7 POST /v1/{project_id}/cph-server/resource_instances/action
        3.8 GET /v1/{project_id}/cloud-phone/scheduled-events
        3.8 POST /v1/{project_id}/cloud-phone/scheduled-events/{event_id}/authorize
        3.8 PUT /v1/{project_id}/cloud-phone/scheduled-events/{event_id}
        3.8 GET /v1/{project_id}/server-model-offerings
        3.8 POST /v1/{project_id}/servers/attach-share-filesystem
        3.8 POST /v1/{project_id}/servers/detach-share-filesystem
        3.8 GET /v1/{project_id}/servers/{server_id}/share-apps-snapshot
        """;

    public static IReadOnlyList<(string Section, string Line)> All { get; } = [.. Text.Split('\n').Select(line => line.Trim().Split(' ', 2)).Select(parts => (parts[0], parts[1]))];
}
