using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CphBot.SystemTests.Harness;

/// <summary>The Playground's page, used as a person uses Teams: by what can be seen and typed.</summary>
internal sealed class TeamsPage : IAsyncDisposable
{
    public const string Mention = "@CphBot";

    private const float WaitMilliseconds = 30_000;

    private readonly IPage _page;

    private TeamsPage(IPage page) => _page = page;

    /// <summary>Every card of the open conversation, oldest first.</summary>
    public ILocator Cards => _page.Locator(".ac-adaptiveCard");

    // A channel has a composer for new posts, and one in each post for replies.
    private ILocator Composers => _page.Locator("[data-lexical-editor=true]");

    public static async Task<TeamsPage> OpenAsync(Chromium chromium, Playground playground)
    {
        var page = await chromium.OpenAsync(playground.Address);
        page.SetDefaultTimeout(WaitMilliseconds);
        return new TeamsPage(page);
    }

    public async Task OpenChannelAsync(string name)
    {
        await _page.GetByRole(AriaRole.Treeitem, new() { Name = $" - {name}" }).ClickAsync();
        await Expect(_page.GetByText("Start a new post")).ToBeVisibleAsync();
    }

    public async Task OpenPersonalChatAsync() => await OpenChatAsync("Personal Chat");

    public async Task OpenChatAsync(string name)
    {
        await _page.GetByRole(AriaRole.Treeitem, new() { Name = name }).ClickAsync();
        await Expect(_page.GetByText("Type a message")).ToBeVisibleAsync();
    }

    /// <summary>A new post in the open channel. Bots hear it only with <see cref="Mention"/> in it.</summary>
    public async Task PostAsync(string text)
    {
        await TypeAsync(Composers.First, text);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
    }

    /// <summary>A message in the open personal or group chat.</summary>
    public async Task SayAsync(string text)
    {
        await TypeAsync(Composers.First, text);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }

    public ILocator CardsWith(string text) => Cards.Filter(new() { HasText = text });

    /// <summary>Waits until exactly one card shows the text.</summary>
    public async Task WaitForCardAsync(string text)
    {
        try { await Expect(CardsWith(text)).ToHaveCountAsync(1, new() { Timeout = WaitMilliseconds }); }
        catch (PlaywrightException e) { throw new TimeoutException($"No card shows \"{text}\". The page shows:\n{await _page.Locator("body").InnerTextAsync()}", e); }
    }

    /// <summary>Waits for a text anywhere in the open conversation.</summary>
    public async Task WaitForTextAsync(string text) =>
        await Expect(_page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = WaitMilliseconds });

    /// <summary>Presses a button of the one card that shows the text.</summary>
    public async Task PressAsync(string button, string cardText) =>
        await CardsWith(cardText).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Writes artifacts/screenshots/{name}-1280.png, and {name}-375.png as a phone would show it.</summary>
    public async Task ScreenshotAsync(string name)
    {
        var hide = _page.GetByRole(AriaRole.Button, new() { Name = "Hide log panel" });
        if (await hide.IsVisibleAsync()) await hide.ClickAsync();
        await ShootAsync($"{name}-1280.png", 1280, 800);

        // The Playground is 600 px wide at least, so its own frame is taken away; the cards are left as they are.
        var narrow = await _page.AddStyleTagAsync(new()
        {
            Content = "#root * { min-width: 0 !important } #root [role=group].fui-Card { margin-inline: 8px !important } #root [role=toolbar] { display: none !important } .ac-adaptiveCard { max-width: calc(100vw - 100px) }",
        });
        await ShootAsync($"{name}-375.png", 375, 812);
        await narrow.EvaluateAsync("style => style.remove()");
        await _page.SetViewportSizeAsync(1280, 800);
    }

    public async ValueTask DisposeAsync() => await _page.Context.DisposeAsync();

    private async Task ShootAsync(string file, int width, int height)
    {
        await _page.SetViewportSizeAsync(width, height);
        await _page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Artifacts("screenshots"), file), Animations = ScreenshotAnimations.Disabled });
    }

    // A mention is chosen from the list that opens while its name is typed; typed out, it would be plain text.
    private async Task TypeAsync(ILocator composer, string text)
    {
        await composer.ClickAsync();
        var parts = text.Split(Mention);
        await composer.PressSequentiallyAsync(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            await composer.PressSequentiallyAsync(Mention);
            await _page.GetByRole(AriaRole.Menuitem, new() { Name = Mention.TrimStart('@') }).ClickAsync();
            await composer.PressSequentiallyAsync(part);
        }
    }
}
