namespace NatoIraq.App.Access;

/// <summary>What somebody may do; each may do what those before it may.</summary>
public enum Role
{
    /// <summary>Reads, and draws.</summary>
    Reader,

    /// <summary>Makes branches, and edits those.</summary>
    Author,

    /// <summary>Edits every branch, and appends to the history.</summary>
    Admin,
}

/// <summary>Somebody who signed in.</summary>
/// <param name="Name">What the events that they cause are signed with: nobody else has it.</param>
/// <param name="Role">What they may do.</param>
public sealed record Person(string Name, Role Role);
