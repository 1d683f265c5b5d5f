using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries.Words;
using Agent.Planning.Answers;
using Agent.Planning.Answers.Words;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Agent.Planning;

/// <summary>Registers the offline planner.</summary>
public static class PlanningServices
{
    /// <summary>Key of the planner's <see cref="IChatClient"/>, and its model id.</summary>
    public const string Offline = "offline";

    /// <summary>Key of the <see cref="IChatClient"/> that answers queries asked as values.</summary>
    public const string Query = "query";

    /// <summary>
    /// Adds the planner as keyed <see cref="IChatClient"/> (<see cref="Offline"/>) and as <see cref="IQuestionSuggester"/>.
    /// </summary>
    public static IServiceCollection AddAgentPlanning(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<QuestionSuggester>();
        services.AddSingleton<IQuestionSuggester>(provider => provider.GetRequiredService<QuestionSuggester>());
        services.AddSingleton<IDatasetPreparation>(provider => provider.GetRequiredService<QuestionSuggester>());
        services.AddSingleton<IPhrasebook, Phrasebook>();
        services.AddKeyedSingleton<IChatClient, OfflinePlanner>(Offline);
        services.AddKeyedSingleton<IChatClient, QueryChatClient>(Query);
        return services;
    }
}
