using System.Collections;
using CphBot.Cloud;
using Xunit;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>The simulator is the client's other half: it serves every call, takes what the client sends, and its answers are understood.</summary>
public sealed class SimulatedCallsTests
{
    public static TheoryData<string> Methods => new(SimulatedCalls.All.Keys);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_call_of_the_client_is_taken_by_the_simulator_and_its_answer_understood(string method)
    {
        await using var simulated = await Simulated.StartAsync();

        switch (await SimulatedCalls.All[method](simulated))
        {
            case ChangeAnswer answer:
                Assert.All(Assert.IsType<ChangeAnswer.Sent>(answer).Items, item => Assert.Null(item.ErrorCode));
                break;
            case IEnumerable list:
                Assert.NotEmpty(list);
                break;
            case object read when read.GetType().GetProperty("Received") is { } received:
                var items = (ICollection)read.GetType().GetProperty("Items")!.GetValue(read)!;
                Assert.NotEmpty(items);
                Assert.Equal((int)received.GetValue(read)!, items.Count);
                break;
            case var read:
                Assert.NotNull(read);
                break;
        }
    }
}
