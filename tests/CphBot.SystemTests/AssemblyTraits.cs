using Xunit;

// Each test has processes and a browser of its own, and some wait with a deadline: side by side they would starve each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
