using System.Text.Json;
using CphBot.Teams.Activities;
using CphBot.Teams.Inbound;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

/// <summary>The shapes are those that the clients accept; a wrong one shows "Unable to reach app".</summary>
public sealed class InvokeAnswersTests
{
    [Theory]
    [InlineData("task/fetch", 200, "task.type=message task.value")]
    [InlineData("task/submit", 200, null)]
    [InlineData("composeExtension/query", 200, "composeExtension.type=result composeExtension.attachmentLayout=list composeExtension.attachments=[]")]
    [InlineData("composeExtension/queryLink", 200, "composeExtension.type=result composeExtension.attachments=[]")]
    [InlineData("composeExtension/anonymousQueryLink", 200, "composeExtension.type=result composeExtension.attachments=[]")]
    [InlineData("composeExtension/selectItem", 200, "composeExtension.type=result composeExtension.attachments=[]")]
    [InlineData("composeExtension/fetchTask", 200, "task.type=message task.value")]
    [InlineData("composeExtension/submitAction", 200, null)]
    [InlineData("composeExtension/querySettingUrl", 200, null)]
    [InlineData("composeExtension/setting", 200, null)]
    [InlineData("composeExtension/onCardButtonClicked", 200, null)]
    [InlineData("fileConsent/invoke", 200, null)]
    [InlineData("signin/tokenExchange", 412, null)]
    [InlineData("signin/verifyState", 200, null)]
    [InlineData("signin/failure", 200, null)]
    [InlineData("application/search", 200, "statusCode=200 type=application/vnd.microsoft.search.searchResponse value.results=[]")]
    [InlineData("message/submitAction", 200, null)]
    [InlineData("message/fetchTask", 200, "task.type=message task.value")]
    [InlineData("suggestedActions/submit", 200, null)]
    [InlineData("config/fetch", 200, "config.type=message config.value")]
    [InlineData("config/submit", 200, "config.type=message config.value")]
    [InlineData("something/new", 501, null)]
    [InlineData(null, 501, null)]
    public void An_invoke_gets_the_answer_that_its_name_asks_for(string? name, int status, string? shape) =>
        AssertAnswer(new Activity { Type = "invoke", Name = name }, status, shape);

    [Theory]
    [InlineData("""{"action":{"data":{"command":"confirm 1042"}},"trigger":"manual"}""", "statusCode=200 type=application/vnd.microsoft.activity.message value", "confirm 1042")]
    [InlineData("""{"action":{"data":{"command":"confirm 1042"}}}""", "statusCode=200 type=application/vnd.microsoft.activity.message value", "confirm 1042")]
    [InlineData("""{"action":{"data":{"command":"confirm 1042"}},"trigger":"automatic"}""", "statusCode=200 type=application/vnd.microsoft.activity.message value", null)]
    [InlineData("""{"action":{"verb":"approve","data":{}},"trigger":"manual"}""", "statusCode=400 type=application/vnd.microsoft.error value.code value.message", null)]
    [InlineData("""{"action":{"data":{"command":7}}}""", "statusCode=400 type=application/vnd.microsoft.error value.code value.message", null)]
    [InlineData("[]", "statusCode=400 type=application/vnd.microsoft.error value.code value.message", null)]
    public void A_card_action_is_always_answered_200_with_its_status_inside(string value, string shape, string? command)
    {
        using var json = JsonDocument.Parse(value);
        var action = new Activity { Type = "invoke", Name = "adaptiveCard/action", Value = json.RootElement };

        Assert.Equal(command, action.PressedCommand());
        AssertAnswer(action, 200, shape);
    }

    [Fact]
    public void Every_sample_invoke_is_answered()
    {
        var invokes = SampleActivities.All().Where(sample => sample.Activity.IsInvoke()).ToList();

        Assert.NotEmpty(invokes);
        Assert.All(invokes, sample => Assert.Equal(sample.Activity.Name == "something/new", InvokeAnswers.To(sample.Activity).Status == 501));
    }

    // "a.b=c d.e": the value of a.b is c, and d.e is there.
    private static void AssertAnswer(Activity invoke, int status, string? shape)
    {
        var answer = InvokeAnswers.To(invoke);
        Assert.Equal((status, shape is null), (answer.Status, answer.Json is null));
        if (shape is null) return;
        using var json = JsonDocument.Parse(answer.Json!);
        foreach (var part in shape.Split(' ').Select(part => part.Split('=')))
        {
            var value = part[0].Split('.').Aggregate(json.RootElement, (at, name) => at.GetProperty(name));
            if (part.Length > 1) Assert.Equal(part[1], value.ToString());
            else Assert.NotEqual("", value.GetString());
        }
    }
}
