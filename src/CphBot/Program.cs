using CphBot.Hosting;
using CphBot.Package;

if (args is ["package", .. var options]) return PackageCommand.Run(options, Console.Out, Console.Error);

await BotHost.Build(args).RunAsync();
return Environment.ExitCode;
