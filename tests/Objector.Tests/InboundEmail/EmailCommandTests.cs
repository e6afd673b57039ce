using CsCheck;
using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

public class EmailCommandTests
{
    private static readonly string[] Pieces = ["snooze", "in", "999", "weeks", "next", "month", "zwei", "\n", ",", "hello", "replied:", "no", "\ud800", "\u0301"];

    [Theory]
    [InlineData("SENT")]
    [InlineData("sent!")]
    [InlineData("\"Sent.\"")]
    [InlineData("Hi,\n\nSENT\n\nBest wishes\nAda")]
    [InlineData("Hello Objector\nI've filed it.")]
    [InlineData("Abgeschickt")]
    [InlineData("Guten Tag,\neingereicht.")]
    [InlineData("Envoyée")]
    [InlineData("enviado")]
    [InlineData("«inviata»")]
    [InlineData("Verstuurd.")]
    [InlineData("wysłane")]
    [InlineData("WYSLANE")]
    [InlineData("Já enviei")]
    public void That_it_was_filed_is_said_in_eight_languages(string text) => Assert.IsType<EmailCommand.Sent>(EmailCommand.In(text));

    [Theory]
    [InlineData("STOP")]
    [InlineData("stopp!")]
    [InlineData("arrêtez")]
    [InlineData("basta")]
    [InlineData("stoppen")]
    [InlineData("koniec")]
    [InlineData("Olá,\npare")]
    public void Stop_ends_the_nudges(string text) => Assert.IsType<EmailCommand.Stop>(EmailCommand.In(text));

    [Theory]
    [InlineData("undo")]
    [InlineData("Rückgängig machen")]
    [InlineData("ruckgangig")]
    [InlineData("annuler")]
    [InlineData("deshacer")]
    [InlineData("annulla")]
    [InlineData("ongedaan maken")]
    [InlineData("cofnij")]
    [InlineData("desfazer")]
    public void Undo_takes_back(string text) => Assert.IsType<EmailCommand.Undo>(EmailCommand.In(text));

    [Theory]
    [InlineData("ERASE")]
    [InlineData("alles löschen")]
    [InlineData("tout effacer")]
    [InlineData("borrar todo")]
    [InlineData("cancella tutto")]
    [InlineData("alles wissen")]
    [InlineData("usuń wszystko")]
    [InlineData("apagar tudo")]
    public void Erase_asks_to_erase(string text) => Assert.IsType<EmailCommand.Erase>(EmailCommand.In(text));

    [Theory]
    [InlineData("REPLIED", "")]
    [InlineData("Replied\n\nWe cannot take further action.\n", "We cannot take further action.")]
    [InlineData("Replied: We cannot take further action.", "We cannot take further action.")]
    [InlineData("Hi\nMeta has answered.\n\nNo.", "No.")]
    [InlineData("Meta hat geantwortet\nNein.", "Nein.")]
    [InlineData("Meta a répondu :\nNon.", "Non.")]
    [InlineData("Meta respondió", "")]
    [InlineData("hanno risposto", "")]
    [InlineData("geantwoord", "")]
    [InlineData("odpowiedzieli", "")]
    [InlineData("a Meta respondeu", "")]
    public void Replied_brings_the_text_that_follows(string text, string answer) => Assert.Equal(new EmailCommand.Replied(answer), EmailCommand.In(text));

    [Theory]
    [InlineData("SNOOZE 10", 10)]
    [InlineData("snooze 2 weeks", 14)]
    [InlineData("in two weeks", 14)]
    [InlineData("Remind me in 10 days.", 10)]
    [InlineData("next month", 30)]
    [InlineData("snooze until", null)]
    [InlineData("in zwei Wochen", 14)]
    [InlineData("in 10 Tagen", 10)]
    [InlineData("nächsten Monat", 30)]
    [InlineData("Erinnere mich in einer Woche", 7)]
    [InlineData("Morgen", null)]
    [InlineData("dans deux semaines", 14)]
    [InlineData("Rappelle-moi dans 10 jours", 10)]
    [InlineData("le mois prochain", 30)]
    [InlineData("dentro de dos semanas", 14)]
    [InlineData("en 10 días", 10)]
    [InlineData("el mes que viene", 30)]
    [InlineData("fra due settimane", 14)]
    [InlineData("tra 10 giorni", 10)]
    [InlineData("il mese prossimo", 30)]
    [InlineData("over twee weken", 14)]
    [InlineData("over 10 dagen", 10)]
    [InlineData("volgende maand", 30)]
    [InlineData("za dwa tygodnie", 14)]
    [InlineData("za 10 dni", 10)]
    [InlineData("w przyszłym miesiącu", 30)]
    [InlineData("daqui a duas semanas", 14)]
    [InlineData("em 10 dias", 10)]
    [InlineData("no próximo mês", 30)]
    [InlineData("SNOOZE 0", null)]
    [InlineData("SNOOZE 999", null)]
    [InlineData("in 13 months", null)]
    [InlineData("10", null)]
    [InlineData("In two weeks they will answer, they say.", null)]
    public void A_pause_is_said_in_numbers_or_words(string text, int? days) =>
        Assert.Equal(days, (EmailCommand.In(text) as EmailCommand.Snooze)?.Days);

    [Theory]
    [InlineData("no")]
    [InlineData("Not yet.\n\nAda")]
    [InlineData("Nein, noch nicht")]
    [InlineData("pas encore")]
    [InlineData("todavía no")]
    [InlineData("non ancora")]
    [InlineData("nog niet")]
    [InlineData("jeszcze nie")]
    [InlineData("Ainda não")]
    public void No_means_that_there_is_no_answer_yet(string text) => Assert.IsType<EmailCommand.No>(EmailCommand.In(text));

    [Theory]
    [InlineData("yes")]
    [InlineData("ja")]
    [InlineData("oui")]
    [InlineData("sí")]
    [InlineData("tak")]
    public void A_bare_yes_is_an_answer_of_which_nothing_is_known(string text)
    {
        Assert.Equal(new EmailCommand.Reply(text), EmailCommand.In(text));
        Assert.Equal(ReplyKind.Other, ReplyClassifier.Propose(text));
    }

    [Theory]
    [InlineData("Please stop")]
    [InlineData("Sent from my iPhone")]
    [InlineData("Stop it, they have answered.")]
    [InlineData("No, they said that they cannot do it.")]
    [InlineData("No.\n\nThey cannot take further action.")]
    [InlineData("They wrote:\n\nSTOP")]
    [InlineData("Hello\nThis is it.\nSENT")]
    [InlineData("Hello")]
    [InlineData("")]
    [InlineData("\n \n")]
    public void A_sentence_is_no_command(string text) => Assert.Equal(new EmailCommand.Reply(text), EmailCommand.In(text));

    [Fact]
    public void No_text_breaks_it() => Gen.String[0, 300].Sample(text => Assert.NotNull(EmailCommand.In(text)));

    [Fact]
    public void Words_of_commands_in_any_order_do_not_break_it() =>
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at])
            .Array[0, 12].Sample(words => Assert.NotNull(EmailCommand.In(string.Join(' ', words))));
}
