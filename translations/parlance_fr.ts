<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
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
    <message>
        <source>%1 min</source>
        <extracomment>minutes passed, short</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>hours passed, short</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>days passed, short</extracomment>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>%1 y</source>
        <extracomment>years passed, short</extracomment>
        <translation>%1 a</translation>
    </message>
    <message>
        <source>(author not told)</source>
        <extracomment>in place of a name: the dump has no authors</extracomment>
        <translation>(auteur non indiqué)</translation>
    </message>
    <message>
        <source>(deleted account)</source>
        <extracomment>in place of a name: the account was deleted</extracomment>
        <translation>(compte supprimé)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>the credit of a quote: %1 is its author, %2 is &quot;117 points&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>bot</source>
        <translation>robot</translation>
    </message>
    <message>
        <source>stickied</source>
        <translation>épinglé</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>modération</translation>
    </message>
    <message>
        <source>controversial</source>
        <translation>controversé</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>score hidden when read</source>
        <translation>score masqué à la lecture</translation>
    </message>
    <message>
        <source>not safe for work</source>
        <translation>contenu adulte</translation>
    </message>
    <message>
        <source>(deleted by its author)</source>
        <translation>(supprimé par son auteur)</translation>
    </message>
    <message>
        <source>(removed by a moderator)</source>
        <translation>(retiré par la modération)</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sans texte)</translation>
    </message>
    <message>
        <source>Compound: the mean feeling of the words, from −1, all negative, to +1, all positive.</source>
        <translation>Composé&#xa0;: le sentiment moyen des mots, de −1, tout négatif, à +1, tout positif.</translation>
    </message>
</context>
<context>
    <name>PostWords</name>
    <message>
        <source>(no title)</source>
        <translation>(sans titre)</translation>
    </message>
    <message>
        <source>Open the thread</source>
        <translation>Ouvrir le fil</translation>
    </message>
    <message>
        <source>the submission is not in the workspace</source>
        <translation>la publication n’est pas dans l’espace de travail</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <extracomment>posts of a thread, the submission among them</extracomment>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers a post that is not in the workspace.</source>
        <translation>Répond à un message absent de l’espace de travail.</translation>
    </message>
    <message>
        <source>Read this post</source>
        <translation>Lire ce message</translation>
    </message>
    <message>
        <source>Answers %1</source>
        <extracomment>above the first lines of the post that this one answers; %1 is &quot;u/name (117 points)&quot;</extracomment>
        <translation>En réponse à %1</translation>
    </message>
    <message>
        <source>Why it was scored so</source>
        <translation>Pourquoi ce sentiment</translation>
    </message>
    <message>
        <source>No word of it is in the lexicon, so it is neutral.</source>
        <translation>Aucun de ses mots n’est dans le lexique&#xa0;: il est neutre.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) carry feeling.</source>
        <translation>
            <numerusform>%Ln mot porte un sentiment.</numerusform>
            <numerusform>%Ln mots portent un sentiment.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their sum is %1, %2 of it from ! and ?.</source>
        <translation>Leur somme est %1, dont %2 pour les signes ! et ?.</translation>
    </message>
    <message>
        <source>Their sum is %1.</source>
        <translation>Leur somme est %1.</translation>
    </message>
    <message>
        <source>Brought to −1…+1 as sum / √(sum² + 15), that is %1.</source>
        <extracomment>%1 the compound; the formula is the same in every language</extracomment>
        <translation>Ramené à −1…+1 par somme / √(somme² + 15), soit %1.</translation>
    </message>
    <message>
        <source> → %1: %2</source>
        <extracomment>one step of scoring a word: %1 is what happened, %2 the figure after it</extracomment>
        <translation> → %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>  sum %1 → %2</source>
        <translation>  somme %1 → %2</translation>
    </message>
    <message>
        <source>It was not scored: the lexicon is for English, and this is %1.</source>
        <translation>Sentiment non calculé&#xa0;: le lexique est anglais, et la langue de ce message est&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It was not scored: it has no words of its author’s own.</source>
        <translation>Sentiment non calculé&#xa0;: le message n’a pas de mots de son auteur.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 are shown. Open the thread for all.</source>
        <translation>%1 sur %2 sont affichées. Ouvrir le fil pour les voir toutes.</translation>
    </message>
    <message>
        <source>strengthened by “%1”</source>
        <translation>renforcé par «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>weakened by “%1”</source>
        <translation>affaibli par «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>turned by “%1”</source>
        <translation>inversé par «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>written in capitals</source>
        <translation>écrit en capitales</translation>
    </message>
    <message>
        <source>halved before “%1”</source>
        <translation>réduit de moitié avant «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>half as much again after “%1”</source>
        <translation>augmenté de moitié après «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>part of the idiom “%1”</source>
        <translation>dans l’expression «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>only modifies other words</source>
        <translation>ne fait que nuancer d’autres mots</translation>
    </message>
    <message>
        <source>exclamation marks</source>
        <translation>points d’exclamation</translation>
    </message>
    <message>
        <source>question marks</source>
        <translation>points d’interrogation</translation>
    </message>
</context>
<context>
    <name>QuoteDelegate</name>
    <message>
        <source>“%1”</source>
        <extracomment>marks around a quote</extracomment>
        <translation>«&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>QuoteModel</name>
    <message>
        <source>many points</source>
        <translation>beaucoup de points</translation>
    </message>
    <message>
        <source>words of the theme</source>
        <translation>des mots du thème</translation>
    </message>
    <message>
        <source>a good length</source>
        <translation>une bonne longueur</translation>
    </message>
    <message>
        <source>a clear opinion</source>
        <translation>une opinion nette</translation>
    </message>
    <message>
        <source>complete sentences</source>
        <translation>des phrases complètes</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Source %1: %2</source>
        <translation>Source %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Read it in its conversation</source>
        <translation>Lire dans sa conversation</translation>
    </message>
</context>
<context>
    <name>ThemeWords</name>
    <message>
        <source>Unassigned</source>
        <translation>Sans thème</translation>
    </message>
    <message>
        <source>%1 in %2 by %3: %4 of the posts with text.</source>
        <extracomment>%1 &quot;312 posts&quot;, %2 &quot;14 threads&quot;, %3 &quot;120 people&quot;, %4 a share of the posts with text</extracomment>
        <translation>%1 dans %2, par %3&#xa0;: %4 des messages qui ont du texte.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln fil</numerusform>
            <numerusform>%Ln fils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln personne</numerusform>
            <numerusform>%Ln personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>These posts belong to no theme firmly enough: short answers, jokes, subjects of few posts. They count in every figure that is not about themes.</source>
        <translation>Ces messages n’appartiennent assez nettement à aucun thème&#xa0;: réponses brèves, plaisanteries, sujets peu traités. Ils comptent dans tous les chiffres qui ne portent pas sur les thèmes.</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>%1 positive, %2 negative</source>
        <translation>%1 positifs, %2 négatifs</translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation>Cohérence</translation>
    </message>
    <message>
        <source>Also considered: %1</source>
        <translation>Aussi envisagés&#xa0;: %1</translation>
    </message>
    <message>
        <source>What people said</source>
        <translation>Ce qu’on en a dit</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(sans titre)</translation>
    </message>
    <message>
        <source>Show all %1 in Threads</source>
        <translation>Afficher les %1 dans Fils</translation>
    </message>
    <message>
        <source>Key phrases</source>
        <translation>Expressions clés</translation>
    </message>
    <message>
        <source>Words, best first</source>
        <translation>Mots, du plus au moins marquant</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>poids %1</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ConversationCache</name>
    <message>
        <source>Opening the thread</source>
        <translation>Ouverture du fil</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ConversationModel</name>
    <message>
        <source>answers a post that is not in the workspace</source>
        <translation>répond à un message absent de l’espace de travail</translation>
    </message>
    <message>
        <source>The dump gives no score.</source>
        <translation>Le fichier ne donne pas de score.</translation>
    </message>
    <message>
        <source>† controversial: many votes both up and down</source>
        <translation>† controversé&#xa0;: beaucoup de votes pour et contre</translation>
    </message>
    <message>
        <source>+%1</source>
        <extracomment>time since the thread began: %1 is &quot;3 h&quot;</extracomment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Tone</source>
        <extracomment>heading of a column: the sentiment</extracomment>
        <translation>Ton</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>heading of a column: time since the thread began</extracomment>
        <translation>Après</translation>
    </message>
</context>
<context>
    <name>parlance::ui::PinBoard</name>
    <message>
        <source>Keeping the quote</source>
        <translation>Enregistrement de la citation</translation>
    </message>
</context>
<context>
    <name>parlance::ui::QuoteModel</name>
    <message>
        <source>the post has changed since it was pinned</source>
        <translation>le message a changé depuis l’épinglage</translation>
    </message>
    <message>
        <source>Ranked for: %1</source>
        <extracomment>why a quote ranks high; %1 is a list</extracomment>
        <translation>Retenue pour&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>parlance::ui::QuotesView</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Ranked</source>
        <translation>Classées</translation>
    </message>
    <message>
        <source>Quotes to show</source>
        <translation>Citations à afficher</translation>
    </message>
    <message>
        <source>Search within the posts…</source>
        <translation>Chercher dans les messages…</translation>
    </message>
    <message>
        <source>Search within the posts</source>
        <translation>Chercher dans les messages</translation>
    </message>
    <message>
        <source>Words, “phrases”, prefix*; the search becomes a filter of all views</source>
        <translation>Mots, «&#x202f;expressions&#x202f;», préfixe*&#x202f;; la recherche devient un filtre de toutes les vues</translation>
    </message>
    <message>
        <source>Keep this quote, or let it go (Space)</source>
        <translation>Garder cette citation ou s’en défaire (Espace)</translation>
    </message>
    <message>
        <source>Copy with credit</source>
        <translation>Copier avec l’auteur</translation>
    </message>
    <message>
        <source>Copy the words with author, points and address (Ctrl+C)</source>
        <translation>Copier les mots avec l’auteur, les points et l’adresse (Ctrl+C)</translation>
    </message>
    <message>
        <source>Open in context</source>
        <translation>Voir en contexte</translation>
    </message>
    <message>
        <source>Show the conversation it is from (Enter)</source>
        <translation>Afficher la conversation d’où elle vient (Entrée)</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citations</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>En afficher plus</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>Pinned (%1)</source>
        <translation>Épinglées (%1)</translation>
    </message>
    <message>
        <source>Ranking quotes</source>
        <translation>Classement des citations</translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Ln citation</numerusform>
            <numerusform>%Ln citations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %Ln strongest</source>
        <extracomment>the list holds only the first ones</extracomment>
        <translation>
            <numerusform>la plus forte</numerusform>
            <numerusform>les %Ln plus fortes</numerusform>
        </translation>
    </message>
    <message>
        <source>Quotes that you pin are kept here, through every new import and analysis: press Space on a quote or a post.</source>
        <translation>Les citations épinglées sont gardées ici, quels que soient les imports et les analyses&#xa0;: appuyer sur Espace sur une citation ou un message.</translation>
    </message>
    <message>
        <source>Show the ranked quotes</source>
        <translation>Afficher les citations classées</translation>
    </message>
    <message>
        <source>No post that passes the filters has a complete sentence of 8 to 45 words. With fewer filters, the quotes worth printing are listed here, best first.</source>
        <translation>Aucun message retenu par les filtres n’a de phrase complète de 8 à 45 mots. Avec moins de filtres, les citations à publier s’affichent ici, les meilleures d’abord.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>The quotes worth printing are listed here, best first, each with who said it and its points. Import a dump to fill this workspace.</source>
        <translation>Ici s’affichent les citations à publier, les meilleures d’abord, avec leur auteur et leurs points. Importer un fichier pour remplir cet espace de travail.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ReadingPane</name>
    <message>
        <source>Post</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Choose a post in any view and read it here, in its conversation.</source>
        <translation>Choisir un message dans une vue pour le lire ici, dans sa conversation.</translation>
    </message>
    <message>
        <source>Keep the selected words, or the whole post, among the pinned quotes (Space)</source>
        <translation>Garder les mots sélectionnés, ou tout le message, parmi les citations épinglées (Espace)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the words with author, points and address</source>
        <translation>Copier les mots avec l’auteur, les points et l’adresse</translation>
    </message>
    <message>
        <source>Open thread</source>
        <translation>Ouvrir le fil</translation>
    </message>
    <message>
        <source>Show the whole conversation in Threads</source>
        <translation>Afficher toute la conversation dans Fils</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message>
        <source>Show word by word why it was scored so (E)</source>
        <translation>Montrer mot à mot d’où vient ce sentiment (E)</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglé</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ReportView</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>&amp;Signature</translation>
    </message>
    <message>
        <source>&amp;Sections</source>
        <translation>S&amp;ections</translation>
    </message>
    <message>
        <source>drafted from the posts</source>
        <translation>tiré des messages</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>in place of a byline: the report has none</extracomment>
        <translation>aucune</translation>
    </message>
    <message>
        <source>automatic</source>
        <extracomment>number of sections: as the themes give</extracomment>
        <translation>automatique</translation>
    </message>
    <message>
        <source>Replace names</source>
        <translation>Remplacer les noms</translation>
    </message>
    <message>
        <source>People become “person 1”, “person 2”… the same one throughout. Their words can still be found on the web.</source>
        <translation>Les auteurs deviennent «&#x202f;personne 1&#x202f;», «&#x202f;personne 2&#x202f;»… du début à la fin. Leurs mots restent trouvables sur le web.</translation>
    </message>
    <message>
        <source>Write a digest of the selected posts</source>
        <translation>Rédiger un résumé des messages sélectionnés</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Web page (HTML)…</source>
        <translation>Page web (HTML)…</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>Markdown…</translation>
    </message>
    <message>
        <source>Data (JSON)…</source>
        <translation>Données (JSON)…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Drafting the report</source>
        <translation>Rédaction du rapport</translation>
    </message>
    <message>
        <source>Draft again</source>
        <translation>Rédiger à nouveau</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Rédiger</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Enregistré dans %1</translation>
    </message>
    <message>
        <source>Finding themes first…</source>
        <translation>Recherche des thèmes d’abord…</translation>
    </message>
    <message>
        <source>Drafting…</source>
        <translation>Rédaction…</translation>
    </message>
    <message>
        <source>The filters have changed since this was drafted.</source>
        <translation>Les filtres ont changé depuis la rédaction.</translation>
    </message>
    <message>
        <source>A digest of the posts stands here: themes, what ties threads together, quotes with their credit, sources. Import a dump to fill this workspace.</source>
        <translation>Ici s’affiche le résumé des messages&#xa0;: thèmes, liens entre les fils, citations avec leurs auteurs, sources. Importer un fichier pour remplir cet espace de travail.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message numerus="yes">
        <source>A digest of the %Ln selected post(s) will stand here: what people talked about, who said it best, and every source.</source>
        <translation>
            <numerusform>Le résumé du message sélectionné s’affichera ici&#xa0;: de quoi il est question, qui l’a dit le mieux, et toutes les sources.</numerusform>
            <numerusform>Le résumé des %Ln messages sélectionnés s’affichera ici&#xa0;: de quoi il est question, qui l’a dit le mieux, et toutes les sources.</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft the report</source>
        <translation>Rédiger le rapport</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Exporter le rapport</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThemeModel</name>
    <message>
        <source>Unassigned</source>
        <translation>Sans thème</translation>
    </message>
    <message>
        <source>Posts with text that belong to no theme firmly enough.</source>
        <translation>Messages avec texte qui n’appartiennent assez nettement à aucun thème.</translation>
    </message>
    <message>
        <source>Also considered: %1</source>
        <extracomment>other labels that the program considered for a theme</extracomment>
        <translation>Aussi envisagés&#xa0;: %1</translation>
    </message>
    <message>
        <source>F2 renames it.</source>
        <translation>F2 pour le renommer.</translation>
    </message>
    <message>
        <source>Of the selected posts with text.</source>
        <translation>Parmi les messages sélectionnés qui ont du texte.</translation>
    </message>
    <message>
        <source>%1 positive, %2 negative of the scored posts.</source>
        <translation>%1 positifs, %2 négatifs parmi les messages évalués.</translation>
    </message>
    <message>
        <source>Coherence: how much the theme’s ten best words keep company in posts, from −1, never, to +1, always (NPMI).</source>
        <translation>Cohérence&#xa0;: à quel point les dix meilleurs mots du thème vont ensemble dans les messages, de −1, jamais, à +1, toujours (NPMI).</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Tone</source>
        <extracomment>heading of a column: the mean sentiment</extracomment>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation>Cohérence</translation>
    </message>
    <message>
        <source>Key phrases</source>
        <translation>Expressions clés</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThemesView</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>automatic</source>
        <extracomment>how many themes to find: as many as the posts give</extracomment>
        <translation>automatique</translation>
    </message>
    <message>
        <source>How many themes to find, 2 to 60; automatic takes as many as the posts give.</source>
        <translation>Combien de thèmes chercher, de 2 à 60&#x202f;; automatique en prend autant que les messages en donnent.</translation>
    </message>
    <message>
        <source>Number of themes</source>
        <translation>Nombre de thèmes</translation>
    </message>
    <message>
        <source>Find themes</source>
        <translation>Chercher les thèmes</translation>
    </message>
    <message>
        <source>Group the selected posts by what they talk about.</source>
        <translation>Regrouper les messages sélectionnés par sujet.</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Thèmes</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message numerus="yes">
        <source>%Ln theme(s)</source>
        <translation>
            <numerusform>%Ln thème</numerusform>
            <numerusform>%Ln thèmes</numerusform>
        </translation>
    </message>
    <message>
        <source>The themes of your posts are being found; the status bar shows how far it is.</source>
        <translation>Recherche des thèmes en cours&#x202f;; la barre d’état montre son avancement.</translation>
    </message>
    <message>
        <source>Themes group posts of many threads by what they talk about, each with its threads, people, tone and best quotes.</source>
        <translation>Les thèmes regroupent par sujet les messages de nombreux fils, chacun avec ses fils, ses auteurs, son ton et ses meilleures citations.</translation>
    </message>
    <message>
        <source>Themes group posts of many threads by what they talk about. Import a dump to fill this workspace.</source>
        <translation>Les thèmes regroupent par sujet les messages de nombreux fils. Importer un fichier pour remplir cet espace de travail.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThreadListModel</name>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(sans titre)</translation>
    </message>
    <message>
        <source>“%1” – the first words of its top reply: the submission is not in the workspace.</source>
        <translation>«&#x202f;%1&#x202f;»&#xa0;: premiers mots de sa meilleure réponse, car la publication n’est pas dans l’espace de travail.</translation>
    </message>
    <message>
        <source>[replies only] %1</source>
        <extracomment>a thread known only by its replies: %1 are the first words of its top reply</extracomment>
        <translation>[réponses seules] %1</translation>
    </message>
    <message>
        <source>Score of the submission; the highest of its posts has %1.</source>
        <translation>Score de la publication&#x202f;; le plus haut de ses messages en a %1.</translation>
    </message>
    <message>
        <source>The highest score of its replies: the submission is not in the workspace.</source>
        <translation>Le plus haut score de ses réponses&#xa0;: la publication n’est pas dans l’espace de travail.</translation>
    </message>
    <message>
        <source>Begun %1, last reply %2.</source>
        <translation>Ouvert le %1, dernière réponse le %2.</translation>
    </message>
    <message numerus="yes">
        <source>Mean compound of %Ln post(s).</source>
        <translation>
            <numerusform>Composé d’un message.</numerusform>
            <numerusform>Composé moyen de %Ln messages.</numerusform>
        </translation>
    </message>
    <message>
        <source>No post of it was scored: sentiment is for English.</source>
        <translation>Aucun de ses messages n’a été évalué&#xa0;: le sentiment n’est calculé qu’en anglais.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>Dern. réponse</translation>
    </message>
    <message>
        <source>Tone</source>
        <extracomment>heading of a column: the mean sentiment</extracomment>
        <translation>Ton</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThreadsView</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Highest score</source>
        <translation>Meilleur score</translation>
    </message>
    <message>
        <source>Most replies</source>
        <translation>Plus de réponses</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Plus récents</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Plus anciens</translation>
    </message>
    <message>
        <source>Most negative</source>
        <translation>Plus négatifs</translation>
    </message>
    <message>
        <source>Most positive</source>
        <translation>Plus positifs</translation>
    </message>
    <message>
        <source>Lowest score</source>
        <translation>Plus bas score</translation>
    </message>
    <message>
        <source>Fewest replies</source>
        <translation>Moins de réponses</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Trier par</translation>
    </message>
    <message>
        <source>Sort threads by</source>
        <translation>Trier les fils par</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Tout déplier</translation>
    </message>
    <message>
        <source>Show every reply (*)</source>
        <translation>Afficher toutes les réponses (*)</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Show the top replies only</source>
        <translation>N’afficher que les réponses directes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln fil</numerusform>
            <numerusform>%Ln fils</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a thread to read its conversation.</source>
        <translation>Choisir un fil pour en lire la conversation.</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(sans titre)</translation>
    </message>
    <message>
        <source>[replies only] %1</source>
        <translation>[réponses seules] %1</translation>
    </message>
    <message>
        <source>%1 of %2 replies are here</source>
        <translation>%1 réponses sur %2 sont là</translation>
    </message>
    <message numerus="yes">
        <source>%Ln repl(y/ies)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>the submission is not in the workspace</source>
        <translation>la publication n’est pas dans l’espace de travail</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) to posts that are not here</source>
        <translation>
            <numerusform>%Ln réponse à un message absent</numerusform>
            <numerusform>%Ln réponses à des messages absents</numerusform>
        </translation>
    </message>
    <message>
        <source>No thread has a post that passes the filters. With fewer of them, threads are listed here with their scores, replies and tone.</source>
        <translation>Aucun fil n’a de message retenu par les filtres. Avec moins de filtres, les fils s’affichent ici avec leurs scores, leurs réponses et leur ton.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Threads are listed here with their scores, replies and tone; below, the conversation of one of them. Import a dump to fill this workspace.</source>
        <translation>Ici s’affichent les fils avec leurs scores, leurs réponses et leur ton&#x202f;; dessous, la conversation de l’un d’eux. Importer un fichier pour remplir cet espace de travail.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
</context>
</TS>
