<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>EditWords</name>
    <message numerus="yes">
        <source>%Ln theme(s) merged into “%1”</source>
        <translation>
            <numerusform>%Ln theme merged into “%1”</numerusform>
            <numerusform>%Ln themes merged into “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) moved out of every theme</source>
        <translation>
            <numerusform>%Ln post moved out of every theme</numerusform>
            <numerusform>%Ln posts moved out of every theme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) moved to “%1”</source>
        <translation>
            <numerusform>%Ln post moved to “%1”</numerusform>
            <numerusform>%Ln posts moved to “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <extracomment>a post&apos;s score, up-votes minus down-votes</extracomment>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSummary</name>
    <message numerus="yes">
        <source>%Ln file(s) imported.</source>
        <extracomment>the account of an import: five numbers, the first is the sum of the others</extracomment>
        <translation>
            <numerusform>%Ln file imported.</numerusform>
            <numerusform>%Ln files imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody said what the columns of %1 and of %Ln more file(s) hold; guessed for the first: %2. %3 shows them before an import.</source>
        <translation>
            <numerusform>Nobody said what the columns of %1 and of %Ln more file hold; guessed for the first: %2. %3 shows them before an import.</numerusform>
            <numerusform>Nobody said what the columns of %1 and of %Ln more files hold; guessed for the first: %2. %3 shows them before an import.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostWords</name>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <extracomment>posts of a thread, the submission among them</extracomment>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) carry feeling.</source>
        <translation>
            <numerusform>%Ln word carries feeling.</numerusform>
            <numerusform>%Ln words carry feeling.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of its %Ln sentence(s) those with such words have a mean of %1, the strongest has %2.</source>
        <extracomment>the mean and the strongest of the sentences&apos; figures</extracomment>
        <translation>
            <numerusform>In its %Ln sentence the mean is %1, the strongest has %2.</numerusform>
            <numerusform>Of its %Ln sentences those with such words have a mean of %1, the strongest has %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more together %1</source>
        <translation>
            <numerusform>%Ln more: %1</numerusform>
            <numerusform>%Ln more together: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThemeWords</name>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::Chart</name>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::CheckSummary</name>
    <message numerus="yes">
        <source>%Ln post(s) you called mixed or unclear are left out of these figures.</source>
        <translation>
            <numerusform>%Ln post you called mixed or unclear is left out of these figures.</numerusform>
            <numerusform>%Ln posts you called mixed or unclear are left out of these figures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) are no longer scored and left out.</source>
        <translation>
            <numerusform>%Ln post is no longer scored and left out.</numerusform>
            <numerusform>%Ln posts are no longer scored and left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::InspectionModel</name>
    <message numerus="yes">
        <source>It announces %Ln post(s) that it does not hold.</source>
        <translation>
            <numerusform>It announces %Ln post that it does not hold.</numerusform>
            <numerusform>It announces %Ln posts that it does not hold.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::MainWindow</name>
    <message numerus="yes">
        <source>No themes: in %Ln post(s) with text there are too few words that several have in common and that tell them from others.</source>
        <translation>
            <numerusform>No themes: in %Ln post with text there are too few words that several have in common and that tell them from others.</numerusform>
            <numerusform>No themes: in %Ln posts with text there are too few words that several have in common and that tell them from others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 themes were asked for and %2 found: %Ln post(s) with text hold no more, as each needs several posts with words that the others lack.</source>
        <translation>
            <numerusform>%1 themes were asked for and %2 found: %Ln post with text holds no more, as each needs several posts with words that the others lack.</numerusform>
            <numerusform>%1 themes were asked for and %2 found: %Ln posts with text hold no more, as each needs several posts with words that the others lack.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln theme(s) found in %1 posts.</source>
        <translation>
            <numerusform>%Ln theme found in %1 posts.</numerusform>
            <numerusform>%Ln themes found in %1 posts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No themes: %Ln post(s) with text all say the same.</source>
        <translation>
            <numerusform>No themes: %Ln post with text says the same as the others.</numerusform>
            <numerusform>No themes: %Ln posts with text all say the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::Marks</name>
    <message numerus="yes">
        <source>%Ln post(s) changed the language; tone follows it.</source>
        <translation>
            <numerusform>%Ln post changed its language; its tone follows.</numerusform>
            <numerusform>%Ln posts changed their language; their tone follows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) are read otherwise now. Themes follow when they are found again.</source>
        <translation>
            <numerusform>%Ln post is read otherwise now. Themes follow when they are found again.</numerusform>
            <numerusform>%Ln posts are read otherwise now. Themes follow when they are found again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::QuotesView</name>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Ln quote</numerusform>
            <numerusform>%Ln quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %Ln strongest</source>
        <extracomment>the list holds only the first ones</extracomment>
        <translation>
            <numerusform>the strongest</numerusform>
            <numerusform>the %Ln strongest</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::ReportView</name>
    <message numerus="yes">
        <source>A digest of the %Ln selected post(s) will stand here: what people talked about, who said it best, and every source.</source>
        <translation>
            <numerusform>A digest of the selected post will stand here: what people talked about, who said it best, and every source.</numerusform>
            <numerusform>A digest of the %Ln selected posts will stand here: what people talked about, who said it best, and every source.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::ShareBar</name>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::SimilarDialog</name>
    <message numerus="yes">
        <source>Move %Ln post(s)</source>
        <translation>
            <numerusform>Move %Ln post</numerusform>
            <numerusform>Move %Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) went to “%1”.</source>
        <translation>
            <numerusform>%Ln post went to “%1”.</numerusform>
            <numerusform>%Ln posts went to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::SourcesDialog</name>
    <message numerus="yes">
        <source>%Ln answer(s) in a circle.</source>
        <translation>
            <numerusform>%Ln answer in a circle.</numerusform>
            <numerusform>%Ln answers in a circle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::StatusBar</name>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln filter</numerusform>
            <numerusform>%Ln filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 posts</source>
        <extracomment>how many posts pass the filters, of how many there are</extracomment>
        <translation>
            <numerusform>%Ln of %1 posts</numerusform>
            <numerusform>%Ln of %1 posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThemeEditor</name>
    <message numerus="yes">
        <source>Merge %Ln theme(s)</source>
        <translation>
            <numerusform>Merge %Ln theme</numerusform>
            <numerusform>Merge %Ln themes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln theme(s) went into “%1”.</source>
        <translation>
            <numerusform>%Ln theme went into “%1”.</numerusform>
            <numerusform>%Ln themes went into “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) went to “%1”.</source>
        <translation>
            <numerusform>%Ln post went to “%1”.</numerusform>
            <numerusform>%Ln posts went to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was split into %Ln theme(s) by what its posts say. The largest takes its place.</source>
        <translation>
            <numerusform>“%1” was split into %Ln theme by what its posts say. The largest takes its place.</numerusform>
            <numerusform>“%1” was split into %Ln themes by what its posts say. The largest takes its place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The filter leaves only these posts to look through. Their themes replace the %Ln theme(s) that there are; what you have edited is kept.</source>
        <translation>
            <numerusform>The filter leaves only these posts to look through. Their themes replace the %Ln theme that there is; what you have edited is kept.</numerusform>
            <numerusform>The filter leaves only these posts to look through. Their themes replace the %Ln themes that there are; what you have edited is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThemesView</name>
    <message numerus="yes">
        <source>%Ln theme(s)</source>
        <translation>
            <numerusform>%Ln theme</numerusform>
            <numerusform>%Ln themes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThreadListModel</name>
    <message numerus="yes">
        <source>Mean compound of %Ln post(s).</source>
        <translation>
            <numerusform>Compound of one post.</numerusform>
            <numerusform>Mean compound of %Ln posts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) to posts that are not here</source>
        <translation>
            <numerusform>%Ln answer to a post that is not here</numerusform>
            <numerusform>%Ln answers to posts that are not here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) in a circle</source>
        <translation>
            <numerusform>%Ln answer in a circle</numerusform>
            <numerusform>%Ln answers in a circle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) announced and not in the dump</source>
        <translation>
            <numerusform>%Ln post announced and not in the dump</numerusform>
            <numerusform>%Ln posts announced and not in the dump</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThreadsView</name>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repl(y/ies)</source>
        <translation>
            <numerusform>%Ln reply</numerusform>
            <numerusform>%Ln replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) to posts that are not here</source>
        <translation>
            <numerusform>%Ln answer to a post that is not here</numerusform>
            <numerusform>%Ln answers to posts that are not here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) in a circle</source>
        <translation>
            <numerusform>%Ln answer in a circle</numerusform>
            <numerusform>%Ln answers in a circle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) announced and not in the dump</source>
        <translation>
            <numerusform>%Ln post announced and not in the dump</numerusform>
            <numerusform>%Ln posts announced and not in the dump</numerusform>
        </translation>
    </message>
</context>
</TS>
