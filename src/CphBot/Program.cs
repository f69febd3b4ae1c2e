using CphBot.Hosting;

await BotHost.Build(args).RunAsync();
