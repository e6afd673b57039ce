using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

public class QuoteCutterTests
{
    private static string Cut(string text) => IncomingMail.OfText(text).NewText;

    [Theory]
    [InlineData("On Tue, 3 Mar 2026 at 10:00, Objector <case+token@reply.example> wrote:")]
    [InlineData("On Tue, 3 Mar 2026 at 10:00, Objector to Meta <case+token@meta-objector.example> wrote:")]
    [InlineData("On Tue, 3 Mar 2026 at 10:00, Objector <\ncase+token@reply.example> wrote:")]
    [InlineData("On Mar 3, 2026,\nat 10:00,\nObjector <case+token@reply.example> wrote:")]
    [InlineData("---- On Tue, 03 Mar 2026 10:00:00 +0100 case@reply.example wrote ----")]
    [InlineData("Am Di., 3. März 2026 um 10:00 Uhr schrieb Objector <case@reply.example>:")]
    [InlineData("Am 03.03.2026 um 10:00 schrieb Objector:")]
    [InlineData("Le mar. 3 mars 2026 à 10:00, Objector <case@reply.example> a écrit :")]
    [InlineData("El mar, 3 mar 2026 a las 10:00, Objector (<case@reply.example>) escribió:")]
    [InlineData("Il giorno mar 3 mar 2026 alle ore 10:00 Objector <case@reply.example> ha scritto:")]
    [InlineData("Op di 3 mrt 2026 om 10:00 schreef Objector <case@reply.example>:")]
    [InlineData("Op 3 mrt. 2026, om 10:00 heeft Objector <case@reply.example> het volgende geschreven:")]
    [InlineData("Em ter., 3 de mar. de 2026 às 10:00, Objector <case@reply.example> escreveu:")]
    [InlineData("wt., 3 mar 2026 o 10:00 Objector <case@reply.example> napisał(a):")]
    [InlineData("W dniu 3.03.2026 o 10:00, Objector <case@reply.example> pisze:")]
    [InlineData("Den tirs. 3. mar. 2026 kl. 10.00 skrev Objector <case@reply.example>:")]
    [InlineData("tis 3 mars 2026 kl. 10:00 skrev Objector <case@reply.example>:")]
    [InlineData("ti 3. maalisk. 2026 klo 10.00 Objector <case@reply.example> kirjoitti:")]
    [InlineData("út 3. 3. 2026 v 10:00 odesílatel Objector <case@reply.example> napsal:")]
    [InlineData("вт, 3 мар. 2026 г. в 10:00, Objector <case@reply.example>:")]
    [InlineData("2026年3月3日(火) 10:00 Objector <case@reply.example>:")]
    [InlineData("Objector <case@reply.example> 于2026年3月3日周二 10:00写道：")]
    [InlineData("2026. 3. 3. 10:00, Objector <case@reply.example> 작성:")]
    [InlineData("03.03.2026, 10:00, \"Objector\" <case@reply.example>:")]
    public void The_line_above_a_quote_is_known_in_many_languages_with_and_without_marks(string attribution)
    {
        Assert.Equal("Nothing yet.", Cut($"Nothing yet.\n\n{attribution}\n\n> Has Meta answered you?\n> Tell us."));
        Assert.Equal("Nothing yet.", Cut($"Nothing yet.\n\n{attribution}\n\nHas Meta answered you?\nTell us."));
    }

    [Theory]
    [InlineData("From: Objector <case@reply.example>\nSent: Tuesday, March 3, 2026 10:00 AM\nTo: Ada Example\nSubject: Has Meta answered you?")]
    [InlineData("*Von:* Objector <case@reply.example>\n*Gesendet:* Dienstag, 3. März 2026 10:00\n*An:* Ada Example\n*Betreff:* Has Meta answered you?")]
    [InlineData("De : Objector <case@reply.example>\nEnvoyé : mardi 3 mars 2026 10:00\nÀ : Ada Example\nObjet : Has Meta answered you?")]
    [InlineData("De: Objector <case@reply.example>\nEnviado el: martes, 3 de marzo de 2026 10:00\nPara: Ada Example\nAsunto: Has Meta answered you?")]
    [InlineData("Da: Objector\n<case@reply.example>\nInviato: martedì 3 marzo 2026 10:00\nA: Ada Example\nOggetto: Has Meta answered you?")]
    [InlineData("Van: Objector <case@reply.example>\nVerzonden: dinsdag 3 maart 2026 10:00\nAan: Ada Example\nOnderwerp: Has Meta answered you?")]
    [InlineData("Od: Objector <case@reply.example>\n\nWysłano: wtorek, 3 marca 2026 10:00\n\nDo: Ada Example\n\nTemat: Has Meta answered you?")]
    [InlineData("-----Original Message-----\nFrom: Objector <case@reply.example>\nSent: Tuesday")]
    [InlineData("-------- Ursprüngliche Nachricht --------\nVon: Objector <case@reply.example>\nDatum: 03.03.26 10:00")]
    [InlineData("________________________________\nMuntu: Objector <case@reply.example>\nNthawi: 3 March 2026\nKwa: Ada\nMutu: Has Meta answered you?")]
    public void Outlooks_headers_begin_a_quote_that_goes_on_to_the_end(string headers) =>
        Assert.Equal("Nothing yet.", Cut($"Nothing yet.\n\n{headers}\n\nWe asked you whether Meta has answered.\n\nTell us."));

    [Theory]
    [InlineData("-- \nAda Example\nNurse\n+44 20 7946 0000")]
    [InlineData("Sent from my iPhone")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Inviato da iPhone")]
    [InlineData("Verstuurd vanaf mijn iPhone")]
    [InlineData("Wysłane z iPhone'a")]
    [InlineData("Enviado do meu iPhone")]
    [InlineData("Get Outlook for iOS<https://aka.ms/o0ukef>")]
    [InlineData("Sent with Proton Mail secure email.")]
    [InlineData("Kind regards,\nAda Example\nNurse")]
    [InlineData("Mit freundlichen Grüßen\n\nAda Example")]
    [InlineData("__________\nAda Example\nada@example.org\nhttps://ada.example")]
    [InlineData("**********\nThis e-mail is confidential and intended solely for the person it is addressed to.\n**********")]
    public void A_signature_is_not_what_was_written(string signature)
    {
        Assert.Equal("They refused.", Cut($"They refused.\n\n{signature}"));
        Assert.Equal("They refused.", Cut($"They refused.\n\n{signature}\n\nOn Tue, 3 Mar 2026 at 10:00, Objector wrote:\n> Has Meta answered you?"));
    }

    [Theory]
    [InlineData("On 3 March Meta wrote:\n\nWe cannot take further action on your request.")]
    [InlineData("On Tue, 3 Mar 2026 at 10:00 Meta wrote:\n\nWe cannot take further action.")]
    [InlineData("Here is what they say:\n-----\nWe cannot take further action on your request.")]
    [InlineData("Sent from their help page, and nobody has answered.")]
    [InlineData("From: what I understand, they refuse.")]
    [InlineData("On the one hand they wrote back, on the other they said nothing:")]
    [InlineData("They said no.\n\nRegards,\nAda\n\nPS: they want a copy of my passport by Friday.")]
    [InlineData("I sent it on 3 March at 10:00, they wrote back:\nno.")]
    [InlineData("My reasons:\n-- the photos are private\n-- I am a nurse")]
    [InlineData("Date: 3 March\nTime: 10:00\nthat is when I sent it")]
    public void In_doubt_the_words_are_kept(string text) => Assert.Equal(text, Cut(text));

    [Fact]
    public void Answers_below_a_quote_and_between_quotes_are_kept() => Assert.Equal(
        "Hello,\n\nYes.\n\nLast week.",
        Cut("Hello,\n\nOn Tue, 3 Mar 2026 at 10:00, Objector wrote:\n> Has Meta answered you?\n\nYes.\n\n> When was that?\n\nLast week.\n\n-- \nAda"));

    [Fact]
    public void An_answer_on_the_line_of_the_attribution_is_kept() =>
        Assert.Equal("They said no.", Cut("They said no. On Tue, 3 Mar 2026 at 10:00 case@reply.example wrote:\n> Has Meta answered you?"));

    [Fact]
    public void What_stands_below_a_telephones_signature_at_the_top_is_the_answer() =>
        Assert.Equal("They refused.", Cut("Sent from my iPhone\n\nThey refused."));

    [Fact]
    public void The_rest_of_a_quoted_line_that_was_broken_is_quoted_too() =>
        Assert.Equal("Yes.", Cut("Yes.\n\nOn Tue, 3 Mar 2026 at 10:00, Objector wrote:\n> Has Meta answered you by now, or do they still keep you waiting for\ntheir answer?\n> Tell us."));

    [Theory]
    [InlineData("No.")]
    [InlineData("Ja")]
    [InlineData("Oui !")]
    [InlineData("はい")]
    [InlineData("👍")]
    public void One_word_is_an_answer(string word) =>
        Assert.Equal(word, Cut($"{word}\n\nSent from my iPhone\n\n> On 3 Mar 2026, at 10:00, Objector <case@reply.example> wrote:\n> \n> Has Meta answered you?"));
}
