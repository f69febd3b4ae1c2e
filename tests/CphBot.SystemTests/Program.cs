using Microsoft.AspNetCore.Builder;

// Stands in for the bot where only the life of a process matters: it is ready, or it refuses to start.
var app = WebApplication.Create(args);
if (app.Configuration["Refuse"] is { Length: > 0 } reason) throw new InvalidOperationException(reason);

app.MapGet("/health/ready", () => "ready");
await app.RunAsync();
