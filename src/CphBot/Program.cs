using CphBot.Hosting;
using CphBot.Package;

return args is ["package", .. var options] ? PackageCommand.Run(options, Console.Out, Console.Error) : await BotStart.RunAsync(args, Console.Error);
