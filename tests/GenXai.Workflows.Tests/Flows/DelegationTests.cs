using System.Globalization;
using GenXai.Workflows.Flows.Delegation;
using GenXai.Workflows.Flows.Functions.Plans;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Flows;

/// <summary>Who does what, and in which order: on random tasks and workers, by seed.</summary>
public sealed class DelegationTests
{
    private static readonly int Seeds = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? 20_000 : 500;

    [Fact]
    public void Assign_RandomPlans_NeverBreaksADependency()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (tasks, workers) = RandomPlan(new Random(seed));

            var assigned = PlanFunctions.Assign(new AssignArguments(new TasksPlan(tasks), workers, 0, 1000));

            assigned.Valid.ShouldBeTrue($"seed {seed}");
            assigned.Schedule.Select(item => item.Id).Order(StringComparer.Ordinal).ShouldBe(tasks.Select(task => task.Id).Order(StringComparer.Ordinal));
            for (var place = 0; place < assigned.Schedule.Count; place++)
            {
                var item = assigned.Schedule[place];
                item.After.ShouldAllBe(before => before < place, $"seed {seed}");
                item.After.Select(before => assigned.Schedule[before].Id).Order(StringComparer.Ordinal)
                    .ShouldBe(Task(tasks, item.Id).DependsOn!.Order(StringComparer.Ordinal), $"seed {seed}");
                var worker = workers.Single(each => each.Id == item.Agent);
                Task(tasks, item.Id).Capabilities!.ShouldAllBe(needed => worker.Capabilities.Contains(needed), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Assign_RandomPlans_NoWorkerHasMoreThanOneAboveTheMeanUnlessCapabilitiesForceIt()
    {
        var forced = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (tasks, workers) = RandomPlan(new Random(seed));

            var schedule = PlanFunctions.Assign(new AssignArguments(new TasksPlan(tasks), workers, 0, 1000)).Schedule;

            var most = schedule.GroupBy(item => item.Agent, StringComparer.Ordinal).Max(group => group.Count());
            if (most > ((double)tasks.Count / workers.Count) + 1)
            {
                CanBeDoneWith(tasks, workers, most - 1).ShouldBeFalse($"seed {seed}: a worker has {most} tasks, and it could be done with fewer");
                forced++;
            }
        }

        forced.ShouldBeGreaterThan(Seeds / 100);
    }

    [Fact]
    public void Assign_AnyWorkerCanDoAll_LoadsDifferByOneAtMost()
    {
        List<PlannedTask> tasks = [.. Enumerable.Range(1, 11).Select(i => new PlannedTask($"t{i}", "x"))];

        var schedule = PlanFunctions.Assign(new AssignArguments(new TasksPlan(tasks), [new("a", []), new("b", []), new("c", [])], 0, 100)).Schedule;

        schedule.GroupBy(item => item.Agent, StringComparer.Ordinal).Select(group => group.Count()).Order().ShouldBe([3, 4, 4]);
    }

    [Fact]
    public void Assign_TaskForASpecialist_LeavesTheGeneralistForOthers()
    {
        List<PlannedTask> tasks = [new("one", "x", ["draw"]), new("two", "x", ["write"])];

        var schedule = PlanFunctions.Assign(
            new AssignArguments(new TasksPlan(tasks), [new("all", ["draw", "write"]), new("artist", ["Draw"])], 0, 100)).Schedule;

        schedule.Select(item => item.Agent).ShouldBe(["artist", "all"]);
    }

    [Theory]
    [InlineData(0, 5, 1, 10, 1)]
    [InlineData(1, 5, 1, 10, 1)]
    [InlineData(5, 5, 1, 10, 1)]
    [InlineData(6, 5, 1, 10, 2)]
    [InlineData(40, 5, 1, 10, 8)]
    [InlineData(400, 5, 1, 10, 10)]
    [InlineData(3, 5, 4, 10, 4)]
    [InlineData(int.MaxValue, 5, 1, 1000, 1000)]
    public void Target_OfAQueue_IsOnePerFiveWithinBounds(int queued, int perWorker, int min, int max, int expected) =>
        PoolSize.Target(queued, perWorker, min, max).ShouldBe(expected);

    [Fact]
    public void Faults_OfAPlan_AreNamedTogether()
    {
        List<PlannedTask> tasks = [new("a", "x", ["fly"]), new("a", "y"), new("b", "z", [], ["gone"])];

        var assigned = PlanFunctions.Assign(new AssignArguments(new TasksPlan(tasks), [new("w", ["walk"])], 0, 10));

        assigned.Valid.ShouldBeFalse();
        assigned.Resends.ShouldBe(1);
        assigned.Faults.Count.ShouldBe(3);
        string.Join('\n', assigned.Faults).ShouldSatisfyAllConditions(
            text => text.ShouldContain("2 tasks have the id 'a'"),
            text => text.ShouldContain("depends on 'gone'"),
            text => text.ShouldContain("(fly); capabilities are w: walk"));
    }

    private static PlannedTask Task(IEnumerable<PlannedTask> tasks, string id) => tasks.Single(task => task.Id == id);

    // Each task can be done by one worker at least, and depends on tasks with a smaller secret number alone.
    private static (List<PlannedTask> Tasks, List<WorkerSkills> Workers) RandomPlan(Random random)
    {
        string[] skills = ["a", "b", "c", "d"];
        List<WorkerSkills> workers = [.. Enumerable.Range(1, random.Next(2, 9)).Select(i =>
            new WorkerSkills($"w{i}", [.. skills.Where(_ => random.Next(5) < 2)]))];
        var count = random.Next(1, 30);
        var tasks = new List<PlannedTask>();
        for (var i = 0; i < count; i++)
        {
            var able = workers[random.Next(workers.Count)];
            tasks.Add(new PlannedTask(
                i.ToString(CultureInfo.InvariantCulture),
                "x",
                [.. able.Capabilities.Where(_ => random.Next(2) == 0)],
                [.. Enumerable.Range(0, i).Where(_ => random.Next(i + 2) < 2).Select(before => before.ToString(CultureInfo.InvariantCulture))]));
        }

        var order = tasks.ToArray();
        random.Shuffle(order);
        return ([.. order], workers);
    }

    // Whether everybody can do with so many tasks: each task in turn finds a place, moving others if need be.
    private static bool CanBeDoneWith(List<PlannedTask> tasks, List<WorkerSkills> workers, int most)
    {
        var given = workers.Select(_ => new List<int>()).ToArray();
        return Enumerable.Range(0, tasks.Count).All(task => Place(task, []));

        bool Place(int task, HashSet<int> tried)
        {
            for (var worker = 0; worker < workers.Count; worker++)
            {
                if (!tasks[task].Capabilities!.All(workers[worker].Capabilities.Contains) || !tried.Add(worker))
                {
                    continue;
                }

                if (given[worker].Count < most)
                {
                    given[worker].Add(task);
                    return true;
                }

                foreach (var other in given[worker].ToList().Where(other => Place(other, tried)))
                {
                    given[worker].Remove(other);
                    given[worker].Add(task);
                    return true;
                }
            }

            return false;
        }
    }
}
