using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CphBot.Audit;
using CphBot.Storage;
using CphBot.Teams;
using Microsoft.Extensions.Options;

namespace CphBot.Access;

/// <summary>Says at the start which rules hold from now on: in the log what is odd about them, in the audit that they were loaded.</summary>
internal sealed partial class PolicyStart(Policy policy, IOptions<AccessOptions> access, IOptions<TeamsOptions> teams, Database database, ILogger<PolicyStart> logger)
{
    /// <exception cref="StorageException">The audit cannot be written.</exception>
    public async Task TellAsync()
    {
        if (policy.Rules.Count == 0) LogNoRules();
        foreach (var warning in RuleOverlaps.Find(policy.Rules, AccessOptionsValidation.HasOneTenant(teams.Value)).Warnings) LogOdd(warning);
        // Two starts with the same fingerprint had the same rules.
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(access.Value))))[..12];
        await database.WriteAsync(session => AuditStore.AppendAsync(session, new AuditEntry
        {
            Phase = AuditPhase.Command,
            Command = "policy",
            Outcome = $"loaded: {(policy.Rules.Count == 1 ? "1 rule" : $"{policy.Rules.Count} rules")}, fingerprint {fingerprint}",
        }));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There are no rules (Access:Rules): everything is denied but help, whoami and can. appsettings.example.json shows some")]
    private partial void LogNoRules();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogOdd(string problem);
}
