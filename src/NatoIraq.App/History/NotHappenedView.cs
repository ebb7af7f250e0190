using NatoIraq.Core.Projections;

namespace NatoIraq.App.History;

/// <summary>A planned event that does not happen in an opened draw.</summary>
/// <param name="Id">Its entry's id.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Day">The last day on which it could have happened.</param>
/// <param name="Why">The reason as a projection counts it.</param>
/// <param name="Because">The reason in words, with what is behind it.</param>
public sealed record NotHappenedView(string Id, string Type, DateOnly Day, NotHappened Why, string Because);
