<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>CheckWords</name>
    <message>
        <source>95% interval: %1 to %2</source>
        <extracomment>of a figure: it lies between %1 and %2 with 95% confidence</extracomment>
        <translation>intervalle à 95&#x202f;%&#x202f;: de %1 à %2</translation>
    </message>
    <message>
        <source>Mixed or unclear</source>
        <translation>Mêlé ou incertain</translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>answer to: does this post belong to the theme?</extracomment>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>En partie</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
</context>
<context>
    <name>Criteria</name>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>a list of names, then how many more there are</extracomment>
        <translation>%1 et %2 de plus</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <extracomment>alternatives: &quot;a or b&quot;, &quot;a, b or c&quot;</extracomment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>De %1 à %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>À partir du %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Jusqu’au %1</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>Avant le %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>the words searched for</extracomment>
        <translation>«&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Thread: %1</source>
        <translation>Fil&#xa0;: %1</translation>
    </message>
    <message>
        <source>Score %1 or more</source>
        <translation>Score de %1 ou plus</translation>
    </message>
    <message>
        <source>Score %1 or less</source>
        <translation>Score de %1 ou moins</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Score de %1</translation>
    </message>
    <message>
        <source>Score %1 to %2</source>
        <translation>Score de %1 à %2</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>Langue&#xa0;: %1</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>Deleted and removed too</source>
        <translation>Supprimés et retirés compris</translation>
    </message>
    <message>
        <source>Bots too</source>
        <translation>Robots compris</translation>
    </message>
    <message>
        <source>Stickied too</source>
        <translation>Épinglés compris</translation>
    </message>
    <message>
        <source>Moderators’ posts too</source>
        <translation>Messages de modération compris</translation>
    </message>
    <message>
        <source>Copies too</source>
        <translation>Doublons compris</translation>
    </message>
    <message>
        <source>Not in %1</source>
        <translation>Hors de «&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>the last change to the themes</source>
        <translation>la dernière modification des thèmes</translation>
    </message>
    <message>
        <source>the program’s own name of a theme</source>
        <translation>le retour d’un thème au nom donné par le programme</translation>
    </message>
    <message>
        <source>the name “%1”</source>
        <translation>le nom «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>“%1” merged into “%2”</source>
        <translation>fusion de «&#x202f;%1&#x202f;» dans «&#x202f;%2&#x202f;»</translation>
    </message>
    <message numerus="yes">
        <source>%Ln theme(s) merged into “%1”</source>
        <translation>
            <numerusform>fusion de %Ln thème dans «&#x202f;%1&#x202f;»</numerusform>
            <numerusform>fusion de %Ln thèmes dans «&#x202f;%1&#x202f;»</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” split</source>
        <translation>scission de «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>the word “%1” of “%2”</source>
        <translation>le mot «&#x202f;%1&#x202f;» de «&#x202f;%2&#x202f;»</translation>
    </message>
    <message>
        <source>“%1” as a word of no theme</source>
        <translation>exclusion du mot «&#x202f;%1&#x202f;»</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) moved out of every theme</source>
        <translation>
            <numerusform>sortie de %Ln message de tout thème</numerusform>
            <numerusform>sortie de %Ln messages de tout thème</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) moved to “%1”</source>
        <translation>
            <numerusform>déplacement de %Ln message vers «&#x202f;%1&#x202f;»</numerusform>
            <numerusform>déplacement de %Ln messages vers «&#x202f;%1&#x202f;»</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” pinned</source>
        <translation>«&#x202f;%1&#x202f;» épinglé</translation>
    </message>
    <message>
        <source>“%1” no longer pinned</source>
        <translation>«&#x202f;%1&#x202f;» désépinglé</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <extracomment>%1 is what an edit did, such as “Tea” merged into “Coffee”</extracomment>
        <translation>Annulé&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Made again: %1.</source>
        <translation>Rétabli&#x202f;: %1.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>The temporary folder %1 cannot be written. Free some space or choose another folder for temporary files.</source>
        <translation>Impossible d’écrire dans le dossier temporaire %1. Libérez de la place ou choisissez un autre dossier pour les fichiers temporaires.</translation>
    </message>
    <message>
        <source>%1 cannot be imported yet: another import is under way. Wait until it has ended, or cancel it.</source>
        <translation>Impossible d’importer %1 pour le moment&#xa0;: une autre importation est en cours. Attendez qu’elle se termine ou annulez-la.</translation>
    </message>
    <message>
        <source>Nobody called %1 wrote here. Check the spelling of the name.</source>
        <translation>Personne du nom de %1 n’a écrit ici. Vérifiez l’orthographe du nom.</translation>
    </message>
    <message>
        <source>This thread is not in the workspace.</source>
        <translation>Ce fil n’est pas dans l’espace de travail.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>%1 is damaged: a post belongs to a thread that is not there.</source>
        <translation>%1 est endommagé&#xa0;: un message appartient à un fil absent.</translation>
    </message>
    <message>
        <source>%1 cannot be merged into itself. Name another workspace.</source>
        <translation>%1 ne peut pas être fusionné avec lui-même. Nommez un autre espace de travail.</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>Le travail a été annulé.</translation>
    </message>
    <message>
        <source>The time span gives too many bins. Narrow it, or take larger bins.</source>
        <translation>La période donne trop d’intervalles. Réduisez-la ou prenez des intervalles plus longs.</translation>
    </message>
    <message>
        <source>%1 is not a known time zone. Give a name such as Europe/Paris or UTC.</source>
        <translation>%1 n’est pas un fuseau horaire connu. Donnez un nom comme Europe/Paris ou UTC.</translation>
    </message>
    <message>
        <source>%1 is not a date. Write it as 2024-03-31 or 2024-03-31T14:05:00.</source>
        <translation>%1 n’est pas une date. Écrivez-la comme 2024-03-31 ou 2024-03-31T14:05:00.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check the disk and try again.</source>
        <translation>Impossible de lire %1. Vérifiez le disque et réessayez.</translation>
    </message>
    <message>
        <source>%1 is damaged: what comes before the damage was read. Download the file again to get the rest.</source>
        <translation>%1 est endommagé&#xa0;: ce qui précède le dommage a été lu. Téléchargez de nouveau le fichier pour obtenir le reste.</translation>
    </message>
    <message>
        <source>%1 breaks off: what is there was read. Download the file again to get the rest.</source>
        <translation>%1 est incomplet&#xa0;: ce qu’il contient a été lu. Téléchargez de nouveau le fichier pour obtenir le reste.</translation>
    </message>
    <message>
        <source>%1 is in the zst_blocks format, which ordinary zstd tools cannot open. Take the .zst file of the same month.</source>
        <translation>%1 est au format zst_blocks, que les outils zstd ordinaires n’ouvrent pas. Prenez le fichier .zst du même mois.</translation>
    </message>
    <message>
        <source>%1 is a RAR archive. Unpack it and import the files inside.</source>
        <translation>%1 est un fichier RAR. Décompressez-le et importez les fichiers qu’il contient.</translation>
    </message>
    <message>
        <source>%1 unpacks to more than 500 times its size, which no dump does; it was not read further.</source>
        <translation>%1 occupe une fois décompressé plus de 500&#xa0;fois sa taille, ce que ne fait aucune archive de forum&#x202f;; la lecture s’est arrêtée là.</translation>
    </message>
    <message>
        <source>%1 was compressed more than four times over, which no dump is. Unpack it and import what is inside.</source>
        <translation>%1 a été compressé plus de quatre fois de suite, ce qu’aucune archive de forum ne demande. Décompressez-le et importez son contenu.</translation>
    </message>
    <message>
        <source>%1 goes on behind its end with bytes that are no part of it: what comes before them was read. Download the file again if something is missing.</source>
        <translation>%1 se poursuit après sa fin par des octets qui n’en font pas partie&#xa0;: ce qui les précède a été lu. Téléchargez de nouveau le fichier s’il manque quelque chose.</translation>
    </message>
    <message>
        <source>%1 is an archive of several files, and one file is needed here. Unpack it and take the one you need.</source>
        <translation>%1 rassemble plusieurs fichiers, et il en faut un seul ici. Décompressez-le et prenez celui dont vous avez besoin.</translation>
    </message>
    <message>
        <source>%1 is protected by a password. Unpack it with the password and import what is inside.</source>
        <translation>%1 est protégé par un mot de passe. Décompressez-le avec le mot de passe et importez son contenu.</translation>
    </message>
    <message>
        <source>%1 is packed by a method that Parlance does not know. Unpack it and import what is inside.</source>
        <translation>%1 est compressé par une méthode que Parlance ne connaît pas. Décompressez-le et importez son contenu.</translation>
    </message>
    <message>
        <source>%1 was closed when another file of its archive was opened.</source>
        <translation>%1 a été fermé à l’ouverture d’un autre fichier du même zip.</translation>
    </message>
    <message>
        <source>%1 is an office document, not a dump. If it holds a table, save it as CSV and import that.</source>
        <translation>%1 est un document bureautique, pas une archive de forum. S’il contient un tableau, enregistrez-le en CSV et importez ce dernier.</translation>
    </message>
    <message>
        <source>%1 is an archive inside another one, packed too deep to be read in place. Unpack the outer one and import what is inside.</source>
        <translation>%1 est une archive à l’intérieur d’une autre, trop profonde pour être lue sur place. Décompressez celle de l’extérieur et importez son contenu.</translation>
    </message>
    <message>
        <source>%1 is an archive that comes through a pipe. Save it as a file and import that.</source>
        <translation>%1 est une archive de plusieurs fichiers qui arrive par un tube. Enregistrez-la dans un fichier et importez celui-ci.</translation>
    </message>
    <message>
        <source>%1 is neither a folder nor an archive.</source>
        <translation>%1 n’est ni un dossier ni une archive de fichiers.</translation>
    </message>
    <message>
        <source>%1 holds no files. There is nothing to import.</source>
        <translation>%1 ne contient aucun fichier. Il n’y a rien à importer.</translation>
    </message>
    <message>
        <source>%1 was changed while it was read. Import it again.</source>
        <translation>%1 a été modifié pendant la lecture. Importez-le de nouveau.</translation>
    </message>
    <message>
        <source>There is no file %1. Check its name.</source>
        <translation>Le fichier %1 n’existe pas. Vérifiez son nom.</translation>
    </message>
    <message>
        <source>%1 cannot be opened. Check that you may read it.</source>
        <translation>Impossible d’ouvrir %1. Vérifiez que vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>%1 is empty. There is nothing to import.</source>
        <translation>%1 est vide. Il n’y a rien à importer.</translation>
    </message>
    <message>
        <source>%1 is a web page, not a dump. Download the data itself, not the page that shows it.</source>
        <translation>%1 est une page web, pas une archive de forum. Téléchargez les données elles-mêmes, pas la page qui les montre.</translation>
    </message>
    <message>
        <source>%1 is an SQLite database, not a dump. If it is a Parlance workspace, open it instead.</source>
        <translation>%1 est une base SQLite, pas une archive de forum. Si c’est un espace de travail Parlance, ouvrez-le plutôt.</translation>
    </message>
    <message>
        <source>%1 is a PDF document, not a dump.</source>
        <translation>%1 est un document PDF, pas une archive de forum.</translation>
    </message>
    <message>
        <source>%1 is XML of a kind that Parlance does not read. “parlance-cli formats” lists what it does.</source>
        <translation>%1 est un XML d’un genre que Parlance ne lit pas. «&#x202f;parlance-cli formats&#x202f;» énumère ce qu’il lit.</translation>
    </message>
    <message>
        <source>%1 is a list of Discourse topics without their posts. Import the topics themselves (/t/NUMBER.json).</source>
        <translation>%1 est une liste de sujets de Discourse sans leurs messages. Importez les sujets eux-mêmes (/t/NUMÉRO.json).</translation>
    </message>
    <message>
        <source>%1 is JSON, but not of a shape that Parlance knows. “parlance-cli formats” lists what it reads.</source>
        <translation>%1 est du JSON, mais d’une forme que Parlance ne connaît pas. «&#x202f;parlance-cli formats&#x202f;» énumère ce qu’il lit.</translation>
    </message>
    <message>
        <source>%1 is not text. “parlance-cli formats” lists the kinds of file that Parlance reads.</source>
        <translation>%1 n’est pas du texte. «&#x202f;parlance-cli formats&#x202f;» énumère les genres de fichiers que Parlance lit.</translation>
    </message>
    <message>
        <source>%1 is in no format that Parlance knows. “parlance-cli formats” lists what it reads.</source>
        <translation>%1 n’est dans aucun format connu de Parlance. «&#x202f;parlance-cli formats&#x202f;» énumère ce qu’il lit.</translation>
    </message>
    <message>
        <source>There is no format named %1. “parlance-cli formats” lists those that exist.</source>
        <translation>Aucun format ne s’appelle %1. «&#x202f;parlance-cli formats&#x202f;» énumère ceux qui existent.</translation>
    </message>
    <message>
        <source>%1 is one JSON document of more than 256 MiB. Cut it into smaller files.</source>
        <translation>%1 est un seul document JSON de plus de 256&#xa0;Mio. Découpez-le en fichiers plus petits.</translation>
    </message>
    <message>
        <source>The report&apos;s message catalogue %1 has a faulty line.</source>
        <translation>Le catalogue de messages %1 du rapport contient une ligne fautive.</translation>
    </message>
    <message>
        <source>A report has 1 to 8 sections; %1 cannot be made.</source>
        <translation>Un rapport compte de 1 à 8 sections&#x202f;; %1 est impossible.</translation>
    </message>
    <message>
        <source>Reports are written in English (en) or French (fr), not in “%1”.</source>
        <translation>Les rapports s’écrivent en anglais (en) ou en français (fr), pas en «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The file name %1 does not say how to write the report. End it in .html, .md or .json.</source>
        <translation>Le nom de fichier %1 ne dit pas comment écrire le rapport. Terminez-le par .html, .md ou .json.</translation>
    </message>
    <message>
        <source>The workspace %1 cannot be read or written.</source>
        <translation>Impossible de lire ou d’écrire l’espace de travail %1.</translation>
    </message>
    <message>
        <source>Another program is writing to the workspace %1. Close it there, or wait and try again.</source>
        <translation>Un autre programme écrit dans l’espace de travail %1. Fermez-le là-bas, ou attendez et réessayez.</translation>
    </message>
    <message>
        <source>The workspace %1 cannot be written: the file or its folder is read-only. Copy it to a folder of your own.</source>
        <translation>Impossible d’écrire dans l’espace de travail %1&#xa0;: le fichier ou son dossier est en lecture seule. Copiez-le dans un dossier à vous.</translation>
    </message>
    <message>
        <source>The disk is full: nothing more can be written to %1. Free some space and import again; it continues where it stopped.</source>
        <translation>Le disque est plein&#xa0;: plus rien ne peut s’écrire dans %1. Libérez de la place et importez de nouveau&#x202f;; l’importation reprendra là où elle s’est arrêtée.</translation>
    </message>
    <message>
        <source>The disk refused to read or write %1. Check the disk and try again.</source>
        <translation>Le disque a refusé de lire ou d’écrire %1. Vérifiez le disque et réessayez.</translation>
    </message>
    <message>
        <source>The workspace %1 cannot be opened or created. Check that its folder exists and can be written.</source>
        <translation>Impossible d’ouvrir ou de créer l’espace de travail %1. Vérifiez que son dossier existe et que vous pouvez y écrire.</translation>
    </message>
    <message>
        <source>The workspace %1 is damaged. Restore it from a copy, or import the dumps into a new one.</source>
        <translation>L’espace de travail %1 est endommagé. Rétablissez-le depuis une copie, ou importez les archives dans un nouveau.</translation>
    </message>
    <message>
        <source>%1 is not a Parlance workspace. Choose a .parlance file, or import the file into a workspace.</source>
        <translation>%1 n’est pas un espace de travail Parlance. Choisissez un fichier .parlance, ou importez ce fichier dans un espace de travail.</translation>
    </message>
    <message>
        <source>The workspace must be brought up to date, but its backup copy %1 cannot be written. Free some space or move the workspace to another folder.</source>
        <translation>L’espace de travail doit être mis à jour, mais sa copie de sauvegarde %1 ne peut pas être écrite. Libérez de la place ou déplacez l’espace de travail dans un autre dossier.</translation>
    </message>
    <message>
        <source>%1 was saved by a newer version of Parlance. Update Parlance to open it.</source>
        <translation>%1 a été enregistré par une version plus récente de Parlance. Mettez Parlance à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>There is no word to search for in “%1”. Write at least one word.</source>
        <translation>Il n’y a aucun mot à chercher dans «&#x202f;%1&#x202f;». Écrivez au moins un mot.</translation>
    </message>
    <message>
        <source>%1 exists already. Open it, or choose another name.</source>
        <translation>%1 existe déjà. Ouvrez-le ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is no file %1. Check its name, or create a workspace by importing a dump.</source>
        <translation>Le fichier %1 n’existe pas. Vérifiez son nom, ou créez un espace de travail en important une archive.</translation>
    </message>
    <message>
        <source>The search for themes was stopped.</source>
        <translation>La recherche de thèmes a été arrêtée.</translation>
    </message>
    <message>
        <source>%1 is a table of a Stack Exchange dump that holds no posts. Import Posts.xml and Comments.xml, or the whole folder.</source>
        <translation>%1 est une table d’un export Stack Exchange qui ne contient pas de messages. Importez Posts.xml et Comments.xml, ou le dossier entier.</translation>
    </message>
    <message>
        <source>A mapping is written FIELD=COLUMN,FIELD=COLUMN; “%1” is not.</source>
        <translation>Une correspondance s’écrit CHAMP=COLONNE,CHAMP=COLONNE&#xa0;; «&#x202f;%1&#x202f;» n’en est pas une.</translation>
    </message>
    <message>
        <source>There is no field “%1” to map a column to.</source>
        <translation>Il n’y a pas de champ «&#x202f;%1&#x202f;» auquel faire correspondre une colonne.</translation>
    </message>
    <message>
        <source>%1 has no such column as the mapping names.</source>
        <translation>%1 n’a pas la colonne que nomme la correspondance.</translation>
    </message>
    <message>
        <source>%1 is JSON, but not of a shape that Parlance knows: say with --map which key holds what, for instance --map id=ID,author=USER,created=DATE,body=TEXT.</source>
        <translation>%1 est du JSON, mais d’une forme que Parlance ne connaît pas&#xa0;: dites avec --map quelle clé contient quoi, par exemple --map id=ID,author=USER,created=DATE,body=TEXT.</translation>
    </message>
    <message>
        <source>%1 is a table: say with --map which column holds what, for instance --map id=ID,author=USER,created=DATE,body=TEXT.</source>
        <translation>%1 est un tableau&#xa0;: dites avec --map quelle colonne contient quoi, par exemple --map id=ID,author=USER,created=DATE,body=TEXT.</translation>
    </message>
    <message>
        <source>The mapping for %1 names neither a body nor a title: without words there is nothing to read.</source>
        <translation>La correspondance pour %1 ne nomme ni texte ni titre&#xa0;: sans mots, il n’y a rien à lire.</translation>
    </message>
    <message>
        <source>%1 is no table: its lines have no common number of columns, whether they are separated by tabs, commas, semicolons or bars.</source>
        <translation>%1 n’est pas un tableau&#xa0;: ses lignes n’ont pas un même nombre de colonnes, qu’elles soient séparées par des tabulations, des virgules, des points-virgules ou des barres.</translation>
    </message>
    <message>
        <source>There is not enough memory free.</source>
        <translation>Il n’y a pas assez de mémoire libre.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check the folder and the space on the disk.</source>
        <translation>%1 ne peut pas être écrit. Vérifiez le dossier et la place sur le disque.</translation>
    </message>
    <message>
        <source>The file name %1 does not say how to write the table. End it in .csv or .tsv.</source>
        <translation>Le nom de fichier %1 ne dit pas comment écrire le tableau. Terminez-le par .csv ou .tsv.</translation>
    </message>
    <message>
        <source>There is nothing to check: no post of the selection is scored.</source>
        <translation>Il n’y a rien à vérifier&#x202f;: le ton d’aucun message de la sélection n’a été mesuré.</translation>
    </message>
    <message>
        <source>There is nothing to check: no post of the selection has a theme. Find themes first.</source>
        <translation>Il n’y a rien à vérifier&#x202f;: aucun message de la sélection n’a de thème. Commencez par chercher les thèmes.</translation>
    </message>
    <message>
        <source>%1 is too large to be a sheet of labels. Name the file that the sheet was saved to.</source>
        <translation>%1 est trop gros pour être une feuille de réponses. Indiquez le fichier dans lequel la feuille a été enregistrée.</translation>
    </message>
    <message>
        <source>%1 is no sheet of labels: it has no columns “place” and “label”. Fill in the sheet that Parlance wrote and save it as CSV or TSV.</source>
        <translation>%1 n’est pas une feuille de réponses&#x202f;: les colonnes «&#x202f;place&#x202f;» et «&#x202f;label&#x202f;» n’y sont pas. Remplissez la feuille écrite par Parlance et enregistrez-la en CSV ou en TSV.</translation>
    </message>
    <message>
        <source>%1 does not belong to the sample drawn last. Write a new sheet and fill in that one.</source>
        <translation>%1 ne correspond pas au dernier échantillon tiré. Écrivez une nouvelle feuille et remplissez celle-là.</translation>
    </message>
    <message>
        <source>%1 has a label that is none. Write negative, neutral, positive or mixed, or 1 to 4.</source>
        <translation>%1 contient une réponse qui n’en est pas une. Écrivez negative, neutral, positive ou mixed, ou bien 1 à 4.</translation>
    </message>
    <message>
        <source>%1 has a label that is none. Write yes, partly or no, or 1 to 3.</source>
        <translation>%1 contient une réponse qui n’en est pas une. Écrivez yes, partly ou no, ou bien 1 à 3.</translation>
    </message>
    <message>
        <source>The workspace has no sample %1.</source>
        <translation>L’espace de travail n’a pas d’échantillon %1.</translation>
    </message>
    <message>
        <source>There are no themes to change yet. Find themes first.</source>
        <translation>Il n’y a pas encore de thèmes à modifier. Commencez par chercher les thèmes.</translation>
    </message>
    <message>
        <source>That theme is not there any more: themes were found again, or it was merged. Choose another.</source>
        <translation>Ce thème n’est plus là&#x202f;: les thèmes ont été recherchés depuis, ou il a été fusionné. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>No word was given. Write the word that the theme is about.</source>
        <translation>Aucun mot n’a été donné. Écrivez le mot dont parle le thème.</translation>
    </message>
    <message>
        <source>There is nothing to merge. Choose two themes or more.</source>
        <translation>Il n’y a rien à fusionner. Choisissez au moins deux thèmes.</translation>
    </message>
    <message>
        <source>The theme cannot be split: its posts speak of one thing as far as their words tell.</source>
        <translation>Ce thème ne peut pas être scindé&#x202f;: à en juger par leurs mots, ses messages parlent d’une seule chose.</translation>
    </message>
    <message>
        <source>There is nothing to move. Choose a post or a thread.</source>
        <translation>Il n’y a rien à déplacer. Choisissez un message ou un fil.</translation>
    </message>
    <message>
        <source>No themes have been found here yet, or by a version that kept nothing of what it learned. Find the themes again.</source>
        <translation>Aucun thème n’a encore été trouvé ici, ou alors par une version qui ne gardait rien de ce qu’elle apprenait. Relancez la recherche des thèmes.</translation>
    </message>
    <message>
        <source>What the search for themes learned cannot be read any more. Find the themes again.</source>
        <translation>Ce que la recherche des thèmes avait appris n’est plus lisible. Relancez la recherche des thèmes.</translation>
    </message>
    <message>
        <source>There is no theme %1. Themes were found again, or it was merged or split.</source>
        <translation>Il n’y a pas de thème %1&#x202f;: les thèmes ont été recherchés de nouveau, ou il a été fusionné ou divisé.</translation>
    </message>
    <message>
        <source>No post of the selection has text, so there is nothing to find themes in. Choose more posts.</source>
        <translation>Aucun message de la sélection ne contient de texte, il n’y a donc aucun thème à chercher. Choisissez davantage de messages.</translation>
    </message>
    <message>
        <source>The themes were edited while they were being found again, so nothing was stored and the edits hold. Find them once more.</source>
        <translation>Les thèmes ont été modifiés pendant qu’on les recherchait de nouveau&#x202f;: rien n’a été enregistré et les modifications restent. Relancez la recherche.</translation>
    </message>
    <message>
        <source>The name is not written in UTF-8. Write it again.</source>
        <translation>Le nom n’est pas écrit en UTF-8. Saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>The name is too long for a heading. Choose a shorter one.</source>
        <translation>Le nom est trop long pour un titre. Choisissez-en un plus court.</translation>
    </message>
    <message>
        <source>Another theme is called “%1” already. Merge the two, or choose another name.</source>
        <translation>Un autre thème s’appelle déjà «&#x202f;%1&#x202f;». Fusionnez-les ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>What the run looked at cannot be read any more. Find the themes again.</source>
        <translation>Ce sur quoi portait la recherche ne peut plus être lu. Recherchez de nouveau les thèmes.</translation>
    </message>
    <message>
        <source>These themes were found among the posts of other themes, and new posts are in none of these. Find the themes again, so that they have all posts.</source>
        <translation>Ces thèmes ont été trouvés parmi les messages d’autres thèmes, et aucun nouveau message n’en fait partie. Recherchez de nouveau les thèmes pour qu’ils couvrent tous les messages.</translation>
    </message>
    <message>
        <source>“%1” cannot mark a theme: it is a stop word, a number or too short to tell what posts are about. Choose a word that does.</source>
        <translation>«&#x202f;%1&#x202f;» ne peut pas caractériser un thème&#x202f;: c’est un mot vide, un nombre, ou un mot trop court pour dire de quoi parlent les messages. Choisissez un mot qui le dise.</translation>
    </message>
    <message>
        <source>Theme %1 cannot be compared with itself. Choose another to compare it with.</source>
        <translation>Le thème %1 ne peut pas être comparé à lui-même. Choisissez-en un autre auquel le comparer.</translation>
    </message>
    <message>
        <source>“%1” has no posts to split: all have been moved away. Take that back, or merge the theme into another.</source>
        <translation>«&#x202f;%1&#x202f;» n’a aucun message à répartir&#x202f;: tous ont été déplacés. Annulez ces déplacements ou fusionnez le thème avec un autre.</translation>
    </message>
    <message>
        <source>No post has “%1”, so that it can mark no theme. Check how it is spelled, or import the posts that have it first.</source>
        <translation>Aucun message ne contient «&#x202f;%1&#x202f;»&#x202f;: ce mot ne peut donc caractériser aucun thème. Vérifiez son orthographe ou importez d’abord les messages qui l’emploient.</translation>
    </message>
    <message>
        <source>Another search for themes was stored while this one went on, so nothing of this one was. Find them once more.</source>
        <translation>Une autre recherche de thèmes a été enregistrée pendant celle-ci&#x202f;: rien de celle-ci n’a été enregistré. Relancez la recherche.</translation>
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
    <message>
        <source>copy of an earlier post</source>
        <translation>doublon d’un message antérieur</translation>
    </message>
</context>
<context>
    <name>ImportSummary</name>
    <message numerus="yes">
        <source>%Ln file(s) imported.</source>
        <extracomment>the account of an import: five numbers, the first is the sum of the others</extracomment>
        <translation>
            <numerusform>%Ln fichier importé.</numerusform>
            <numerusform>%Ln fichiers importés.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 records read: %2 stored, %3 updated, %4 already there, %5 rejected.</source>
        <translation>%1 enregistrements lus&#xa0;: %2 ajoutés, %3 mis à jour, %4 déjà présents, %5 rejetés.</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <extracomment>what a column of a table holds, and the column&apos;s name</extracomment>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>Nobody said what the columns of %1 hold; guessed: %2. %3 shows them before an import.</source>
        <translation>Personne n’a dit ce que contiennent les colonnes de %1&#x202f;; deviné&#x202f;: %2. Pour les voir avant un import&#x202f;: %3.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody said what the columns of %1 and of %Ln more file(s) hold; guessed for the first: %2. %3 shows them before an import.</source>
        <translation>
            <numerusform>Personne n’a dit ce que contiennent les colonnes de %1 et de %Ln autre fichier&#x202f;; deviné pour le premier&#x202f;: %2. Pour les voir avant un import&#x202f;: %3.</numerusform>
            <numerusform>Personne n’a dit ce que contiennent les colonnes de %1 et de %Ln autres fichiers&#x202f;; deviné pour le premier&#x202f;: %2. Pour les voir avant un import&#x202f;: %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>a JSON string holds a broken escape here</source>
        <translation>une chaîne JSON contient ici un échappement incorrect</translation>
    </message>
    <message>
        <source>a list of Reddit&apos;s things holds something that is none</source>
        <translation>une liste d’objets de Reddit contient autre chose</translation>
    </message>
    <message>
        <source>it has no id</source>
        <translation>il n’a pas d’identifiant</translation>
    </message>
    <message>
        <source>it is a comment that does not say in which thread (no link_id)</source>
        <translation>c’est un commentaire qui ne dit pas dans quel fil (pas de link_id)</translation>
    </message>
    <message>
        <source>it is neither a submission (no title) nor a comment (no body)</source>
        <translation>ce n’est ni une publication (pas de titre) ni un commentaire (pas de corps)</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>son imbrication est trop profonde</translation>
    </message>
    <message>
        <source>it is no message</source>
        <translation>ce n’est pas un message</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>ce n’est pas du JSON</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>ce n’est pas un objet JSON</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>il est trop grand</translation>
    </message>
    <message>
        <source>its id is longer than 64 characters</source>
        <translation>son identifiant dépasse 64&#xa0;caractères</translation>
    </message>
    <message>
        <source>its ts is no time of Slack&apos;s</source>
        <translation>son « ts » n’est pas une heure de Slack</translation>
    </message>
    <message>
        <source>something follows behind the end of the JSON document</source>
        <translation>quelque chose suit la fin du document JSON</translation>
    </message>
    <message>
        <source>the JSON document breaks off here</source>
        <translation>le document JSON s’interrompt ici</translation>
    </message>
    <message>
        <source>the JSON document breaks off here, inside a string</source>
        <translation>le document JSON s’interrompt ici, dans une chaîne</translation>
    </message>
    <message>
        <source>the JSON document ends here without a list of records</source>
        <translation>le document JSON se termine ici sans liste d’enregistrements</translation>
    </message>
    <message>
        <source>the JSON document is nested too deep here</source>
        <translation>l’imbrication du document JSON est ici trop profonde</translation>
    </message>
    <message>
        <source>the JSON document wants a colon here</source>
        <translation>il manque ici un deux-points au document JSON</translation>
    </message>
    <message>
        <source>the JSON document wants a comma or a closing bracket here</source>
        <translation>il manque ici une virgule ou une fermeture au document JSON</translation>
    </message>
    <message>
        <source>the JSON document wants a key in quotation marks here</source>
        <translation>il manque ici une clé entre guillemets au document JSON</translation>
    </message>
    <message>
        <source>it is a mail without a header</source>
        <translation>c’est un courriel sans en-tête</translation>
    </message>
    <message>
        <source>it is neither a topic nor a post of Discourse</source>
        <translation>ce n’est ni un sujet ni un message de Discourse</translation>
    </message>
    <message>
        <source>it is a topic without its posts</source>
        <translation>c’est un sujet sans ses messages</translation>
    </message>
    <message>
        <source>it is a post that does not say in which topic, or which of its posts it is</source>
        <translation>c’est un message qui ne dit pas de quel sujet il est, ou lequel de ses messages il est</translation>
    </message>
    <message>
        <source>it is an empty mail</source>
        <translation>c’est un courriel vide</translation>
    </message>
    <message>
        <source>the file breaks off inside it</source>
        <translation>le fichier s’interrompt au milieu</translation>
    </message>
    <message>
        <source>the line is longer than 256 MiB</source>
        <translation>la ligne dépasse 256&#xa0;Mio</translation>
    </message>
    <message>
        <source>a list of comments holds something that is none</source>
        <translation>une liste de commentaires contient quelque chose qui n’en est pas un</translation>
    </message>
    <message>
        <source>a list of hits holds something that is none</source>
        <translation>une liste de résultats contient quelque chose qui n’en est pas un</translation>
    </message>
    <message>
        <source>a list of items holds something that is none</source>
        <translation>une liste d’éléments contient quelque chose qui n’en est pas un</translation>
    </message>
    <message>
        <source>a list of posts holds something that is none</source>
        <translation>une liste de messages contient quelque chose qui n’en est pas un</translation>
    </message>
    <message>
        <source>a list of statuses holds something that is none</source>
        <translation>une liste de statuts contient quelque chose qui n’en est pas un</translation>
    </message>
    <message>
        <source>a list of threads holds something that is none</source>
        <translation>une liste de fils contient quelque chose qui n’en est pas un</translation>
    </message>
    <message>
        <source>it is a comment that does not say what it answers</source>
        <translation>c’est un commentaire qui ne dit pas à quoi il répond</translation>
    </message>
    <message>
        <source>it is a comment without a body</source>
        <translation>c’est un commentaire sans texte</translation>
    </message>
    <message>
        <source>it is a submission without a title</source>
        <translation>c’est une publication sans titre</translation>
    </message>
    <message>
        <source>it is a video of another site than YouTube</source>
        <translation>c’est une vidéo d’un autre site que YouTube</translation>
    </message>
    <message>
        <source>it is neither a post nor a comment of Lemmy</source>
        <translation>ce n’est ni une publication ni un commentaire de Lemmy</translation>
    </message>
    <message>
        <source>it is no item of Hacker News</source>
        <translation>ce n’est pas un élément de Hacker News</translation>
    </message>
    <message>
        <source>it is no status: it has no account or no content</source>
        <translation>ce n’est pas un statut&#xa0;: il n’a pas de compte ou pas de contenu</translation>
    </message>
    <message>
        <source>it is no thread of 4chan</source>
        <translation>ce n’est pas un fil de 4chan</translation>
    </message>
    <message>
        <source>the id of what it answers is longer than 64 characters</source>
        <translation>l’identifiant de ce à quoi il répond dépasse 64 caractères</translation>
    </message>
    <message>
        <source>the record is longer than 256 MiB</source>
        <translation>l’enregistrement dépasse 256&#xa0;Mio</translation>
    </message>
    <message>
        <source>it is no table of a Stack Exchange dump</source>
        <translation>ce n’est pas une table d’un export Stack Exchange</translation>
    </message>
    <message>
        <source>it is not well-formed XML</source>
        <translation>ce n’est pas du XML bien formé</translation>
    </message>
    <message>
        <source>it does not say whether it is a question or an answer</source>
        <translation>rien ne dit si c’est une question ou une réponse</translation>
    </message>
    <message>
        <source>it is an answer that does not say to which question</source>
        <translation>c’est une réponse qui ne dit pas à quelle question</translation>
    </message>
    <message>
        <source>it is a comment that does not say to which post</source>
        <translation>c’est un commentaire qui ne dit pas à quel message il répond</translation>
    </message>
    <message>
        <source>something that is no record stands here</source>
        <translation>il y a ici autre chose qu’un enregistrement</translation>
    </message>
    <message>
        <source>it is an utterance without a text</source>
        <translation>c’est une prise de parole sans texte</translation>
    </message>
    <message>
        <source>it is no Atom feed</source>
        <translation>ce n’est pas un flux Atom</translation>
    </message>
    <message>
        <source>it is a comment whose address does not name its thread</source>
        <translation>c’est un commentaire dont l’adresse ne nomme pas le fil</translation>
    </message>
    <message>
        <source>it has fewer fields than the table has columns</source>
        <translation>elle a moins de champs que le tableau n’a de colonnes</translation>
    </message>
    <message>
        <source>it has more fields than the table has columns</source>
        <translation>elle a plus de champs que le tableau n’a de colonnes</translation>
    </message>
    <message>
        <source>it has neither a title nor a text</source>
        <translation>il n’a ni titre ni texte</translation>
    </message>
    <message>
        <source>its id is longer than 1000 characters</source>
        <translation>son identifiant dépasse 1000 caractères</translation>
    </message>
    <message>
        <source>it is no JSON whose keys can be told</source>
        <translation>ce n’est pas un JSON dont les clés se laissent reconnaître</translation>
    </message>
    <message>
        <source>it is no table whose columns can be told</source>
        <translation>ce n’est pas un tableau dont les colonnes se laissent reconnaître</translation>
    </message>
    <message>
        <source>a quotation mark in it is never closed</source>
        <translation>un guillemet n’y est jamais fermé</translation>
    </message>
</context>
<context>
    <name>MarkMenu</name>
    <message>
        <source>Another language</source>
        <translation>Autre langue</translation>
    </message>
    <message>
        <source>No language can be told</source>
        <translation>Langue indéterminable</translation>
    </message>
    <message>
        <source>As the program finds it</source>
        <translation>Laisser faire le programme</translation>
    </message>
    <message>
        <source>Language of this post</source>
        <translation>Langue de ce message</translation>
    </message>
    <message>
        <source>Language of this thread</source>
        <translation>Langue de ce fil</translation>
    </message>
    <message>
        <source>Language of this forum</source>
        <translation>Langue de ce forum</translation>
    </message>
    <message>
        <source>Language of all of %1</source>
        <translation>Langue de tous les messages de %1</translation>
    </message>
    <message>
        <source>A person wrote this post</source>
        <translation>Ce message est d’une personne</translation>
    </message>
    <message>
        <source>A program wrote this post</source>
        <translation>Ce message est d’un robot</translation>
    </message>
    <message>
        <source>%1 is a person</source>
        <translation>%1 est une personne</translation>
    </message>
    <message>
        <source>%1 is a program</source>
        <translation>%1 est un robot</translation>
    </message>
    <message>
        <source>Of this post, take the program’s word on it</source>
        <translation>Pour ce message, s’en remettre au programme</translation>
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
    <message numerus="yes">
        <source>%Ln word(s) carry feeling.</source>
        <translation>
            <numerusform>%Ln mot porte un sentiment.</numerusform>
            <numerusform>%Ln mots portent un sentiment.</numerusform>
        </translation>
    </message>
    <message>
        <source> → %1: %2</source>
        <extracomment>one step of scoring a word: %1 is what happened, %2 the figure after it</extracomment>
        <translation> → %1&#xa0;: %2</translation>
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
    <message>
        <source>confidence %1</source>
        <extracomment>how sure the tagger is of the class; %1 is a percentage</extracomment>
        <translation>confiance&#xa0;: %1</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>partagé</translation>
    </message>
    <message>
        <source>uncertain: perhaps ironic, or its signs contradict each other</source>
        <translation>incertain&#xa0;: ironique peut-être, ou ses signes se contredisent</translation>
    </message>
    <message>
        <source>No word of it is in the lexicon.</source>
        <translation>Aucun de ses mots n’est dans le lexique.</translation>
    </message>
    <message numerus="yes">
        <source>Of its %Ln sentence(s) those with such words have a mean of %1, the strongest has %2.</source>
        <extracomment>the mean and the strongest of the sentences&apos; figures</extracomment>
        <translation>
            <numerusform>Dans sa %Ln phrase, la moyenne est de %1, la plus forte vaut %2.</numerusform>
            <numerusform>De ses %Ln phrases, celles qui ont de tels mots ont une moyenne de %1, la plus forte vaut %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>By the rules that makes %1.</source>
        <translation>Selon les règles, cela fait %1.</translation>
    </message>
    <message>
        <source>Sentence %1</source>
        <translation>Phrase %1</translation>
    </message>
    <message>
        <source>  sum %1</source>
        <translation>  somme %1</translation>
    </message>
    <message>
        <source>, ! and ? %1</source>
        <translation>, ! et ? %1</translation>
    </message>
    <message>
        <source> → sum / √(sum² + 15) = %1</source>
        <extracomment>brings the sum to the scale from −1 to +1</extracomment>
        <translation> → somme / √(somme² + 15) = %1</translation>
    </message>
    <message>
        <source>Corrected by what was learned from rated texts: %1 for the rules’ figures and the form of the text, %2 for its words, %3 to begin with. Together: %4.</source>
        <translation>Corrigé par ce qui a été appris sur des textes notés&#xa0;: %1 pour les valeurs des règles et la forme du texte, %2 pour ses mots, %3 au départ. En tout&#xa0;: %4.</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>«&#x202f;%1&#x202f;» %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more together %1</source>
        <translation>
            <numerusform>%Ln autre&#xa0;: %1</numerusform>
            <numerusform>%Ln autres ensemble&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Learned for words</source>
        <translation>Appris pour les mots</translation>
    </message>
    <message>
        <source>It was not scored: there is no lexicon for %1.</source>
        <translation>Il n’a pas été mesuré&#xa0;: il n’y a pas de lexique pour cette langue (%1).</translation>
    </message>
    <message>
        <source>It was not scored: its language could not be told, and none of its words is in the English lexicon.</source>
        <translation>Il n’a pas été mesuré&#xa0;: sa langue n’a pu être reconnue, et aucun de ses mots n’est dans le lexique anglais.</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>étiré</translation>
    </message>
    <message>
        <source>turned by a mark of sarcasm</source>
        <translation>inversé par une marque d’ironie</translation>
    </message>
    <message>
        <source>A line that its author repeats in many posts: it counts for nothing.</source>
        <translation>Une ligne que l’auteur répète dans de nombreux messages&#x202f;: elle ne compte pas.</translation>
    </message>
    <message>
        <source>As the class, positive, is surer than this figure, the compound is set just above zero: %1.</source>
        <translation>La classe positive étant plus sûre que ce chiffre, le composé passe juste au-dessus de zéro&#x202f;: %1.</translation>
    </message>
    <message>
        <source>As the class, negative, is surer than this figure, the compound is set just below zero: %1.</source>
        <translation>La classe négative étant plus sûre que ce chiffre, le composé passe juste au-dessous de zéro&#x202f;: %1.</translation>
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
    <name>ReasonWords</name>
    <message>
        <source>In no theme for sure; the likeliest is “%1”</source>
        <translation>Dans aucun thème de façon sûre&#x202f;; le plus probable est «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Why it is in the theme “%1”</source>
        <translation>Pourquoi il est dans le thème «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>There is no other theme.</source>
        <translation>Il n’y a pas d’autre thème.</translation>
    </message>
    <message>
        <source>Rather than in “%1”: %2 for its words, %3 for the rest of its thread, %4 for the size of the themes. Together %5; above 0 speaks for the theme.</source>
        <extracomment>log likelihood ratios: %1 a theme, %2 to %5 figures like +2.3</extracomment>
        <translation>Plutôt que dans «&#x202f;%1&#x202f;»&#x202f;: %2 pour ses mots, %3 pour le reste de son fil, %4 pour la taille des thèmes. En tout %5&#x202f;; au-dessus de 0, cela parle pour le thème.</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>«&#x202f;%1&#x202f;» (%2)</translation>
    </message>
    <message>
        <source>Its paragraphs by themselves: %1</source>
        <translation>Ses paragraphes, pris seuls&#x202f;: %1</translation>
    </message>
    <message>
        <source>Somebody took it out of its theme.</source>
        <translation>Quelqu’un l’a retiré de son thème.</translation>
    </message>
    <message>
        <source>Somebody put it here.</source>
        <translation>Quelqu’un l’a placé ici.</translation>
    </message>
    <message>
        <source>It was in this theme before, and somebody has named, merged or pinned it: its posts stay.</source>
        <translation>Il était déjà dans ce thème, que quelqu’un a nommé, fusionné ou épinglé&#x202f;: ses messages y restent.</translation>
    </message>
    <message>
        <source>Its thread has it here.</source>
        <translation>C’est son fil qui le place ici.</translation>
    </message>
    <message>
        <source>Its thread has it here: %1 of the %2 other posts that are in a theme are in this one.</source>
        <extracomment>%1 a share in percent, %2 how many posts</extracomment>
        <translation>C’est son fil qui le place ici&#x202f;: %1 des %2 autres messages qui ont un thème sont dans celui-ci.</translation>
    </message>
    <message>
        <source>No word marks that other theme surely enough for the post to go there.</source>
        <translation>Aucun mot ne signale assez nettement cet autre thème pour que le message y aille.</translation>
    </message>
    <message>
        <source>None of its words is of any theme.</source>
        <translation>Aucun de ses mots n’appartient à un thème.</translation>
    </message>
    <message>
        <source>None of its words marks that theme surely enough: the most telling, “%1”, comes to %2 where %3 is asked.</source>
        <extracomment>%1 a word, %2 and %3 figures like +1.3</extracomment>
        <translation>Aucun de ses mots ne signale assez nettement ce thème&#x202f;: le plus parlant, «&#x202f;%1&#x202f;», atteint %2 alors qu’il faudrait %3.</translation>
    </message>
    <message>
        <source>No theme is likely enough for it.</source>
        <translation>Aucun thème n’est assez probable pour lui.</translation>
    </message>
    <message>
        <source>The search did not look at it: it is by a bot or a moderator, a copy of another post, or not in what the search was over.</source>
        <translation>La recherche ne l’a pas examiné&#x202f;: il vient d’un robot ou d’un modérateur, en répète un autre, ou n’était pas dans ce qu’elle parcourait.</translation>
    </message>
    <message>
        <source>It came after the search, and the themes know few of its words: it seems to speak of something else.</source>
        <translation>Il est arrivé après la recherche, et les thèmes connaissent peu de ses mots&#x202f;: il semble parler d’autre chose.</translation>
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
    <name>Sentiment</name>
    <message>
        <source>Negative</source>
        <translation>Négatif</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutre</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positif</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Non noté</translation>
    </message>
</context>
<context>
    <name>ThemeWords</name>
    <message>
        <source>Unassigned</source>
        <translation>Sans thème</translation>
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
    <message>
        <source>Not looked at</source>
        <translation>Non examinés</translation>
    </message>
    <message>
        <source>%1 in %2 by %3.</source>
        <extracomment>posts that were not looked at for themes: %1 &quot;312 posts&quot;, %2 &quot;14 threads&quot;, %3 &quot;120 people&quot;</extracomment>
        <translation>%1 dans %2, par %3.</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <extracomment>posts that were not looked at for themes, where nobody tells who wrote them: %1 &quot;312 posts&quot;, %2 &quot;14 threads&quot;</extracomment>
        <translation>%1 dans %2.</translation>
    </message>
    <message>
        <source>%1 in %2 by %3: %4 of the posts with text that were looked at.</source>
        <extracomment>%1 &quot;312 posts&quot;, %2 &quot;14 threads&quot;, %3 &quot;120 people&quot;, %4 a share of the posts with text</extracomment>
        <translation>%1 dans %2, par %3&#x202f;: %4 des messages avec texte qui ont été examinés.</translation>
    </message>
    <message>
        <source>%1 in %2: %3 of the posts with text that were looked at.</source>
        <extracomment>where nobody tells who wrote them: %1 &quot;312 posts&quot;, %2 &quot;14 threads&quot;, %3 a share of the posts with text</extracomment>
        <translation>%1 dans %2&#x202f;: %3 des messages avec texte qui ont été examinés.</translation>
    </message>
    <message>
        <source>The search for themes did not take these posts in: they came later, or the filter of the time left them out. Find themes again with them in the selection, and they are among the others. They count in every figure that is not about themes.</source>
        <translation>La recherche des thèmes n’a pas porté sur ces messages&#x202f;: ils sont arrivés plus tard, ou le filtre d’alors les écartait. Relancez-la avec ces messages dans la sélection, et ils rejoindront les autres. Ils comptent dans tous les chiffres qui ne portent pas sur les thèmes.</translation>
    </message>
    <message>
        <source>%1 in %2 by %3: %4 of the posts shown that have text and were looked at.</source>
        <extracomment>%1 &quot;312 posts&quot;, %2 &quot;14 threads&quot;, %3 &quot;120 people&quot;, %4 a share of the posts that a filter leaves</extracomment>
        <translation>%1 dans %2, par %3&#x202f;: %4 des messages affichés avec texte qui ont été examinés.</translation>
    </message>
    <message>
        <source>%1 in %2: %3 of the posts shown that have text and were looked at.</source>
        <extracomment>where nobody tells who wrote them: %1 &quot;312 posts&quot;, %2 &quot;14 threads&quot;, %3 a share of the posts that a filter leaves</extracomment>
        <translation>%1 dans %2&#x202f;: %3 des messages affichés avec texte qui ont été examinés.</translation>
    </message>
    <message>
        <source>The filter leaves none of its posts.</source>
        <translation>Le filtre écarte tous ses messages.</translation>
    </message>
    <message>
        <source>No post is left in it: all were moved elsewhere. Undo the move, or merge the theme into another.</source>
        <translation>Il ne contient plus de message&#x202f;: tous ont été déplacés. Annulez le déplacement, ou fusionnez le thème avec un autre.</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>%1, %2 to %3 UTC</source>
        <extracomment>a date, the hour it begins, the hour it ends</extracomment>
        <translation>%1, de %2 à %3 UTC</translation>
    </message>
    <message>
        <source>Week of %1</source>
        <extracomment>%1 is the date of a Monday</extracomment>
        <translation>Semaine du %1</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>par heure</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>par jour</translation>
    </message>
    <message>
        <source>per week</source>
        <translation>par semaine</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>par mois</translation>
    </message>
</context>
<context>
    <name>Trends</name>
    <message>
        <source>Posts %1</source>
        <extracomment>%1 is &quot;per day&quot;, &quot;per hour&quot; ...</extracomment>
        <translation>Messages %1</translation>
    </message>
    <message>
        <source>People who wrote, %1</source>
        <translation>Personnes ayant écrit, %1</translation>
    </message>
    <message>
        <source>Mean score of a post, %1</source>
        <translation>Score moyen d’un message, %1</translation>
    </message>
    <message>
        <source>Mean compound, from −1 to +1, %1</source>
        <translation>Composé moyen, de −1 à +1, %1</translation>
    </message>
    <message>
        <source>Share of positive and of negative posts, %1</source>
        <translation>Parts de messages positifs et négatifs, %1</translation>
    </message>
    <message>
        <source>How many of the selected posts were written in each stretch of time (UTC).</source>
        <translation>Nombre de messages sélectionnés écrits dans chaque intervalle de temps (UTC).</translation>
    </message>
    <message>
        <source>How many different people wrote at least one of the selected posts in each stretch of time (UTC).</source>
        <translation>Nombre de personnes différentes ayant écrit au moins un des messages sélectionnés dans chaque intervalle de temps (UTC).</translation>
    </message>
    <message>
        <source>Up-votes minus down-votes, as the dump tells them, averaged over the posts of each stretch of time (UTC). Posts without a score are left out.</source>
        <translation>Votes pour moins votes contre, tels que l’archive les donne, en moyenne sur les messages de chaque intervalle de temps (UTC). Les messages sans score sont laissés de côté.</translation>
    </message>
    <message>
        <source>Compound: from −1, all negative, to +1, all positive (VADER, Hutto &amp; Gilbert 2014), averaged over the scored posts of each stretch of time (UTC). A stretch without any is a gap.</source>
        <translation>Composé&#xa0;: de −1, tout négatif, à +1, tout positif (VADER, Hutto &amp; Gilbert 2014), en moyenne sur les messages notés de chaque intervalle de temps (UTC). Un intervalle qui n’en a aucun reste vide.</translation>
    </message>
    <message>
        <source>Most: %1, %2</source>
        <extracomment>%1 is a number, %2 a day, hour, week or month</extracomment>
        <translation>Maximum&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>Highest: %1, %2</source>
        <translation>Maximum&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>Lowest: %1, %2. Highest: %3, %4</source>
        <translation>Minimum&#xa0;: %1, %2. Maximum&#xa0;: %3, %4</translation>
    </message>
    <message>
        <source>Over the whole time: %1 positive, %2 negative</source>
        <translation>Sur toute la période&#xa0;: %1 de positifs, %2 de négatifs</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>Score moyen</translation>
    </message>
    <message>
        <source>Mean compound</source>
        <translation>Composé moyen</translation>
    </message>
    <message>
        <source>Positive and negative shares</source>
        <translation>Parts positives et négatives</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Temps (UTC)</translation>
    </message>
    <message>
        <source>Positive and negative as the tagger judged each post. The rest, to 100%, is neutral. Times are UTC.</source>
        <translation>Positif et négatif selon le jugement porté sur chaque message. Le reste, jusqu’à 100&#xa0;%, est neutre. Heures UTC.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Arabic</source>
        <translation>arabe</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>catalan</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>tchèque</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>danois</translation>
    </message>
    <message>
        <source>German</source>
        <translation>allemand</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>grec</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espagnol</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>finnois</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>hébreu</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>hindi</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>hongrois</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>indonésien</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italien</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonais</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>coréen</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>néerlandais</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>norvégien</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polonais</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugais</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>roumain</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>russe</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>suédois</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>thaï</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>turc</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>ukrainien</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>vietnamien</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chinois</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 is a number; French puts a narrow no-break space before the sign</extracomment>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1, %2 UTC</source>
        <extracomment>a date, then a time of day</extracomment>
        <translation>%1, %2 UTC</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>from one date to another</extracomment>
        <translation>%1 au %2</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>encore %1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>encore %1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>encore %1&#xa0;h</translation>
    </message>
    <message>
        <source>language not known</source>
        <translation>langue inconnue</translation>
    </message>
    <message>
        <source>%1 (at %2)</source>
        <extracomment>%1 is the sentence of an error, %2 a line or byte number</extracomment>
        <translation>%1 (position %2)</translation>
    </message>
    <message>
        <source>&lt;0.1%</source>
        <extracomment>less than a tenth of a per cent</extracomment>
        <translation>&lt;&#x202f;0,1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Reads what a community said: themes, quotes, trends and a report.</source>
        <translation>Lit ce qu’une communauté a dit&#xa0;: thèmes, citations, tendances et rapport.</translation>
    </message>
    <message>
        <source>A workspace (.parlance) to open, or dumps to import.</source>
        <translation>Un espace de travail (.parlance) à ouvrir, ou des archives à importer.</translation>
    </message>
    <message>
        <source>Open the sample.</source>
        <translation>Ouvrir l’exemple.</translation>
    </message>
</context>
<context>
    <name>parlance::ui::Chart</name>
    <message>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the name of a series of figures and its value</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Copier comme image</translation>
    </message>
    <message>
        <source>Copy as data</source>
        <translation>Copier comme données</translation>
    </message>
    <message>
        <source>Explain this figure</source>
        <translation>Expliquer ce graphique</translation>
    </message>
</context>
<context>
    <name>parlance::ui::CheckSummary</name>
    <message>
        <source>Check the tagger</source>
        <translation>Vérifier les étiquettes</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Esc: back to where you came from.</source>
        <translation>Échap&#x202f;: revient d’où vous venez.</translation>
    </message>
    <message>
        <source>What to check</source>
        <translation>Que vérifier</translation>
    </message>
    <message>
        <source>Tone of the posts</source>
        <translation>Ton des messages</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Thèmes</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Votre &amp;nom</translation>
    </message>
    <message>
        <source>Your name or initials</source>
        <translation>Votre nom ou vos initiales</translation>
    </message>
    <message>
        <source>name or initials</source>
        <translation>nom ou initiales</translation>
    </message>
    <message>
        <source>It stands beside each of your answers and in the methods note.</source>
        <translation>Il figure à côté de chacune de vos réponses et dans la note de méthode.</translation>
    </message>
    <message>
        <source>&amp;Posts</source>
        <translation>&amp;Messages</translation>
    </message>
    <message>
        <source>Posts to draw</source>
        <translation>Messages à tirer</translation>
    </message>
    <message>
        <source>How many posts to draw. With 100, a share near 80% is known to about 8 points.</source>
        <translation>Nombre de messages à tirer. Avec 100, une part voisine de 80&#x202f;% est connue à 8 points près environ.</translation>
    </message>
    <message>
        <source>By the answers &amp;of</source>
        <translation>D’après les réponses &amp;de</translation>
    </message>
    <message>
        <source>By whose answers</source>
        <translation>D’après les réponses de qui</translation>
    </message>
    <message>
        <source>Posts: what the program says, row by row, and what you say, column by column</source>
        <translation>Messages&#x202f;: ce que dit le programme, en lignes, et ce que vous dites, en colonnes</translation>
    </message>
    <message>
        <source>Sheet for another person…</source>
        <translation>Feuille pour une autre personne…</translation>
    </message>
    <message>
        <source>Writes the sample without its tags, to be filled in with a spreadsheet.</source>
        <translation>Écrit l’échantillon sans ses étiquettes, à remplir dans un tableur.</translation>
    </message>
    <message>
        <source>Read a filled-in sheet…</source>
        <translation>Lire une feuille remplie…</translation>
    </message>
    <message>
        <source>Export the answers…</source>
        <translation>Exporter les réponses…</translation>
    </message>
    <message>
        <source>Writes all answers beside the tags, with the weight of each post, as CSV or TSV.</source>
        <translation>Écrit toutes les réponses en regard des étiquettes, avec le poids de chaque message, en CSV ou en TSV.</translation>
    </message>
    <message>
        <source>You read posts drawn from the selection, by theme, and say whether each belongs to the theme it was given. The program then tells how often it is right.</source>
        <translation>Vous lisez des messages tirés de la sélection, par thème, et vous dites si chacun relève bien du thème qui lui a été attribué. Le programme indique ensuite combien de fois il a raison.</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>Tirer un échantillon</translation>
    </message>
    <message>
        <source>Begin reading</source>
        <translation>Commencer la lecture</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Reprendre la lecture</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Draw another sample</source>
        <translation>Tirer un autre échantillon</translation>
    </message>
    <message>
        <source>No sample was drawn yet.</source>
        <translation>Aucun échantillon n’a encore été tiré.</translation>
    </message>
    <message>
        <source>The themes were found again since: draw another sample to check those of now.</source>
        <translation>Les thèmes ont été recherchés depuis&#x202f;: tirez un autre échantillon pour vérifier ceux d’à présent.</translation>
    </message>
    <message>
        <source>right</source>
        <translation>justes</translation>
    </message>
    <message>
        <source>Share of the selected posts whose class is the one you gave (Wilson’s interval).</source>
        <translation>Part des messages sélectionnés dont la classe est celle que vous avez donnée (intervalle de Wilson).</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>F1 macro</translation>
    </message>
    <message>
        <source>Mean over the classes of F1, which weighs what is called so wrongly and what is missed; 1 is perfect.</source>
        <translation>Moyenne, sur les classes, de F1, qui tient compte de ce qui est classé à tort et de ce qui est manqué&#x202f;; 1 est parfait.</translation>
    </message>
    <message>
        <source>Cohen’s kappa</source>
        <translation>kappa de Cohen</translation>
    </message>
    <message>
        <source>Agreement beyond chance: 0 is chance, 1 is perfect. Above 0.6 is usually called substantial.</source>
        <translation>Accord au-delà du hasard&#x202f;: 0 est le hasard, 1 la perfection. Au-dessus de 0,6, on parle d’ordinaire d’un accord fort.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) you called mixed or unclear are left out of these figures.</source>
        <translation>
            <numerusform>%Ln message que vous jugez mêlé ou incertain est laissé hors de ces chiffres.</numerusform>
            <numerusform>%Ln messages que vous jugez mêlés ou incertains sont laissés hors de ces chiffres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) are no longer scored and left out.</source>
        <translation>
            <numerusform>%Ln message n’est plus mesuré et reste de côté.</numerusform>
            <numerusform>%Ln messages ne sont plus mesurés et restent de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>belong to their theme</source>
        <translation>relèvent de leur thème</translation>
    </message>
    <message>
        <source>Share of the selected posts with a theme that you say belong to it (Wilson’s interval).</source>
        <translation>Part des messages sélectionnés dotés d’un thème qui, selon vous, en relèvent bien (intervalle de Wilson).</translation>
    </message>
    <message>
        <source>at least in part</source>
        <translation>au moins en partie</translation>
    </message>
    <message>
        <source>The same with those that you say belong to it partly.</source>
        <translation>La même part, y compris ceux qui, selon vous, n’en relèvent qu’en partie.</translation>
    </message>
    <message>
        <source>The answers so far stand for %1 of the posts drawn from.</source>
        <translation>Les réponses données jusqu’ici valent pour %1 des messages parmi lesquels on a tiré.</translation>
    </message>
    <message>
        <source>Shares are weighted: each answer stands for the posts of its class and theme in the selection.</source>
        <translation>Les parts sont pondérées&#x202f;: chaque réponse vaut pour les messages de sa classe et de son thème dans la sélection.</translation>
    </message>
    <message>
        <source>%1 and %2 said the same of %3 of %4 posts</source>
        <translation>%1 et %2 s’accordent sur %3 de %4 messages</translation>
    </message>
    <message>
        <source>%1 (kappa %2, %3).</source>
        <translation>%1 (kappa %2, %3).</translation>
    </message>
    <message>
        <source>me</source>
        <extracomment>stands for the name of the person who answers, where none is given</extracomment>
        <translation>moi</translation>
    </message>
    <message>
        <source>You read posts drawn from the selection, by class and theme, without seeing their tags, and say how each sounds. The program then tells how often it is right.</source>
        <translation>Vous lisez des messages tirés de la sélection, par classe et par thème, sans voir leurs étiquettes, et vous dites le ton de chacun. Le programme indique ensuite combien de fois il a raison.</translation>
    </message>
    <message>
        <source>A sample of %1 posts was drawn on %2 from %3 posts (seed %4); %5 of them have an answer by you.</source>
        <translation>Un échantillon de %1 messages a été tiré le %2 parmi %3 (graine %4)&#x202f;; vous avez répondu pour %5 d’entre eux.</translation>
    </message>
</context>
<context>
    <name>parlance::ui::CheckView</name>
    <message>
        <source>Check the tagger</source>
        <translation>Vérifier les étiquettes</translation>
    </message>
    <message>
        <source>Here you check whether the tags are right, post by post. Import a dump to fill this workspace.</source>
        <translation>Ici, vous vérifiez message par message si les étiquettes sont justes. Importez un fichier pour remplir cet espace de travail.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Here you check the tone that the program read. No post is scored yet: the workspace was imported without tags, or none of its languages is scored.</source>
        <translation>Ici, vous vérifiez le ton lu par le programme. Aucun message n’est encore mesuré&#x202f;: l’espace de travail a été importé sans étiquettes, ou aucune de ses langues ne se mesure.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>The themes are being found; then you can check whether posts are in the right one.</source>
        <translation>Les thèmes sont en cours de recherche&#x202f;; vous pourrez ensuite vérifier si les messages sont dans le bon.</translation>
    </message>
    <message>
        <source>Here you check whether posts are in the right theme. No themes have been found yet.</source>
        <translation>Ici, vous vérifiez si les messages sont dans le bon thème. Aucun thème n’a encore été trouvé.</translation>
    </message>
    <message>
        <source>Find themes</source>
        <translation>Chercher les thèmes</translation>
    </message>
    <message>
        <source>Drawing a sample</source>
        <translation>Tirage d’un échantillon</translation>
    </message>
    <message>
        <source>Sheet for another person</source>
        <translation>Feuille pour une autre personne</translation>
    </message>
    <message>
        <source>Export the answers</source>
        <translation>Exporter les réponses</translation>
    </message>
    <message>
        <source>sheet.csv</source>
        <translation>feuille.csv</translation>
    </message>
    <message>
        <source>answers.csv</source>
        <translation>réponses.csv</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv)</source>
        <translation>Tableaux (*.csv *.tsv)</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Read a filled-in sheet</source>
        <translation>Lire une feuille remplie</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>Tableaux (*.csv *.tsv *.txt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Whose answers are these?</source>
        <translation>De qui sont ces réponses&#x202f;?</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
</context>
<context>
    <name>parlance::ui::Chip</name>
    <message>
        <source>Filter: %1</source>
        <translation>Filtre&#xa0;: %1</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Retirer ce filtre</translation>
    </message>
    <message>
        <source>Remove filter: %1</source>
        <translation>Retirer le filtre&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>parlance::ui::CleaningDialog</name>
    <message>
        <source>Cleaning</source>
        <translation>Nettoyage</translation>
    </message>
    <message>
        <source>Nothing is deleted. What is not ticked is left out of every view, of themes and of reports.</source>
        <translation>Rien n’est supprimé. Ce qui n’est pas coché est laissé de côté dans toutes les vues, les thèmes et les rapports.</translation>
    </message>
    <message>
        <source>Look for copies</source>
        <translation>Chercher les doublons</translation>
    </message>
    <message>
        <source>Marks posts that say the same as an earlier one, and lines that authors repeat, in the whole workspace</source>
        <translation>Marque, dans tout l’espace de travail, les messages qui en reprennent un plus ancien et les lignes que les auteurs répètent</translation>
    </message>
    <message>
        <source>Take the marks away</source>
        <translation>Retirer les marques</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a layer of posts and how many there are</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Deleted and removed posts</source>
        <translation>Messages supprimés ou retirés</translation>
    </message>
    <message>
        <source>Posts by programs</source>
        <translation>Messages de robots</translation>
    </message>
    <message>
        <source>Stickied posts</source>
        <translation>Messages épinglés</translation>
    </message>
    <message>
        <source>Posts written as a moderator</source>
        <translation>Messages écrits au titre de la modération</translation>
    </message>
    <message>
        <source>Copies of earlier posts</source>
        <translation>Doublons de messages antérieurs</translation>
    </message>
    <message>
        <source>Within posts, lines that an author repeats (in %1, once they were looked for) are never read as words of whoever wrote the post. Quoted text and code are read only where they are ticked:</source>
        <translation>Dans les messages, les lignes qu’un auteur répète (dans %1, une fois recherchées) ne sont jamais lues comme les mots de qui a écrit le message. Le texte cité et le code ne le sont que s’ils sont cochés&#x202f;:</translation>
    </message>
    <message>
        <source>Read quoted text, for language, tone and themes</source>
        <translation>Lire le texte cité, pour la langue, le ton et les thèmes</translation>
    </message>
    <message>
        <source>Read code, for language, tone and themes</source>
        <translation>Lire le code, pour la langue, le ton et les thèmes</translation>
    </message>
</context>
<context>
    <name>parlance::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Saisir une commande</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Commandes correspondantes</translation>
    </message>
    <message>
        <source>No command fits.</source>
        <translation>Aucune commande ne correspond.</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ConfusionModel</name>
    <message>
        <source>Of the posts that the program calls so, %1 (%2).</source>
        <translation>%1 des messages que le programme classe ainsi (%2).</translation>
    </message>
    <message>
        <source>right</source>
        <extracomment>last column of a table: share of what the program calls so that the person calls so too; last row: share of what the person calls so that the program found</extracomment>
        <translation>justes</translation>
    </message>
    <message>
        <source>found</source>
        <translation>trouvés</translation>
    </message>
    <message>
        <source>Precision: of what the program calls so, the share that you call so too.</source>
        <translation>Précision&#x202f;: de ce que le programme classe ainsi, la part que vous classez de même.</translation>
    </message>
    <message>
        <source>Recall: of what you call so, the share that the program found.</source>
        <translation>Rappel&#x202f;: de ce que vous classez ainsi, la part que le programme a trouvée.</translation>
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
    <name>parlance::ui::FilterBar</name>
    <message>
        <source>Search, or &gt; for a command</source>
        <translation>Chercher, ou &gt; pour une commande</translation>
    </message>
    <message>
        <source>Words, &quot;a phrase&quot;, begin* of a word, AND, OR, NOT. Enter searches. Key: /</source>
        <translation>Des mots, &quot;une expression&quot;, le début* d’un mot, AND, OR, NOT. Entrée lance la recherche. Touche&#xa0;: /</translation>
    </message>
    <message>
        <source>Search the posts</source>
        <translation>Chercher dans les messages</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Ajouter un filtre</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tout retirer</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Retirer tous les filtres</translation>
    </message>
    <message>
        <source>unknown thread</source>
        <translation>fil inconnu</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a language and its number of posts</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Include deleted and removed posts</source>
        <translation>Inclure les messages supprimés et retirés</translation>
    </message>
    <message>
        <source>Include bots</source>
        <translation>Inclure les robots</translation>
    </message>
    <message>
        <source>Include stickied posts</source>
        <translation>Inclure les messages épinglés</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Au moins</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Période (UTC)</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>A user name</source>
        <translation>Un nom d’utilisateur</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Look at a part of the posts: a forum, a tone, a language, a time… Key: F</source>
        <translation>Regarder une partie des messages&#xa0;: un forum, un ton, une langue, une période… Touche&#xa0;: F</translation>
    </message>
    <message>
        <source>Score…</source>
        <translation>Score…</translation>
    </message>
    <message>
        <source>Time…</source>
        <translation>Période…</translation>
    </message>
    <message>
        <source>Author…</source>
        <translation>Auteur…</translation>
    </message>
    <message>
        <source>Include posts written as a moderator</source>
        <translation>Inclure les messages de modération</translation>
    </message>
    <message>
        <source>Include copies of earlier posts</source>
        <translation>Inclure les doublons</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
</context>
<context>
    <name>parlance::ui::FirstPostsModel</name>
    <message>
        <source>Submission</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit le</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ImportDialog</name>
    <message>
        <source>Looking at the files…</source>
        <translation>Examen des fichiers…</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>Examen des fichiers</translation>
    </message>
    <message>
        <source>%1 posts, %2 records that cannot be read. Nothing is stored yet.</source>
        <translation>%1 messages, %2 enregistrements illisibles. Rien n’est encore enregistré.</translation>
    </message>
    <message>
        <source>At least %1 posts; %2 records that cannot be read in the part that was looked at. Nothing is stored yet.</source>
        <translation>Au moins %1 messages&#xa0;; %2 enregistrements illisibles dans la partie examinée. Rien n’est encore enregistré.</translation>
    </message>
    <message>
        <source>Import dumps</source>
        <translation>Importer des archives</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Fichiers à importer</translation>
    </message>
    <message>
        <source>First posts</source>
        <translation>Premiers messages</translation>
    </message>
    <message>
        <source>Records that cannot be read</source>
        <translation>Enregistrements illisibles</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>as the dump says</source>
        <translation>selon l’archive</translation>
    </message>
    <message>
        <source>For dumps that do not tell their forum.</source>
        <translation>Pour les archives qui ne nomment pas leur forum.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>recognised post by post</source>
        <translation>reconnue message par message</translation>
    </message>
    <message>
        <source>Language and sentiment</source>
        <translation>Langue et sentiment</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>Index de recherche</translation>
    </message>
    <message>
        <source>Look at all of it</source>
        <translation>Tout examiner</translation>
    </message>
    <message>
        <source>Reads the files to their ends, and stores nothing.</source>
        <translation>Lit les fichiers jusqu’au bout, sans rien enregistrer.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
</context>
<context>
    <name>parlance::ui::InspectionModel</name>
    <message>
        <source>Of no known format: left out.</source>
        <translation>De format inconnu&#xa0;: laissé de côté.</translation>
    </message>
    <message>
        <source>It holds no post.</source>
        <translation>Ne contient aucun message.</translation>
    </message>
    <message>
        <source>No post in its beginning.</source>
        <translation>Aucun message au début.</translation>
    </message>
    <message>
        <source>Looked at whole.</source>
        <translation>Examiné en entier.</translation>
    </message>
    <message>
        <source>Looked at its beginning.</source>
        <translation>Début examiné.</translation>
    </message>
    <message numerus="yes">
        <source>It announces %Ln post(s) that it does not hold.</source>
        <translation>
            <numerusform>Il annonce %Ln message qu’il ne contient pas.</numerusform>
            <numerusform>Il annonce %Ln messages qu’il ne contient pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Encoding: %1.</source>
        <translation>Encodage&#xa0;: %1.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Publications</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Its columns are not known: say below what they hold.</source>
        <translation>Ses colonnes ne sont pas connues&#xa0;: indiquez ci-dessous ce qu’elles contiennent.</translation>
    </message>
</context>
<context>
    <name>parlance::ui::JobWidget</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2 read</source>
        <extracomment>a file, and how many posts were read from it</extracomment>
        <translation>%1&#xa0;: %2 lus</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 rejetés</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
</context>
<context>
    <name>parlance::ui::LabellingPage</name>
    <message>
        <source>How far you are</source>
        <translation>Où vous en êtes</translation>
    </message>
    <message>
        <source>The post to judge</source>
        <translation>Le message à juger</translation>
    </message>
    <message>
        <source>%1  [%2]</source>
        <extracomment>%1 is what a button does, %2 the key that does the same</extracomment>
        <translation>%1  [%2]</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Leaves this post without an answer; it comes again at the end.</source>
        <translation>Laisse ce message sans réponse&#x202f;; il revient à la fin.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Take the last answer back</source>
        <translation>Reprendre la dernière réponse</translation>
    </message>
    <message>
        <source>Ctrl+Z; Ctrl+Shift+Z gives it again.</source>
        <translation>Ctrl+Z&#x202f;; Ctrl+Maj+Z la redonne.</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>S’arrêter là</translation>
    </message>
    <message>
        <source>Esc: the answers are kept, and you can go on at any time.</source>
        <translation>Échap&#x202f;: les réponses sont gardées, et vous pourrez reprendre à tout moment.</translation>
    </message>
    <message>
        <source>Post %1 of %2, %3 answered</source>
        <translation>Message %1 sur %2&#x202f;; %3 réponses données</translation>
    </message>
    <message>
        <source>Does it belong to its theme? That theme is not there any more: skip it.</source>
        <translation>Relève-t-il de son thème&#x202f;? Ce thème n’existe plus&#xa0;: passez.</translation>
    </message>
    <message>
        <source>Does it belong to the theme “%1”? (%2)</source>
        <translation>Relève-t-il du thème «&#x202f;%1&#x202f;»&#x202f;? (%2)</translation>
    </message>
    <message>
        <source>What is the tone of this post?</source>
        <translation>Quel est le ton de ce message&#x202f;?</translation>
    </message>
</context>
<context>
    <name>parlance::ui::MainWindow</name>
    <message>
        <source>Open the sample</source>
        <translation>Ouvrir l’exemple</translation>
    </message>
    <message>
        <source>Close the workspace</source>
        <translation>Fermer l’espace de travail</translation>
    </message>
    <message>
        <source>Find themes in the selection</source>
        <translation>Chercher les thèmes de la sélection</translation>
    </message>
    <message>
        <source>Search the posts</source>
        <translation>Chercher dans les messages</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Retirer tous les filtres</translation>
    </message>
    <message>
        <source>Show or hide the reading pane</source>
        <translation>Afficher ou masquer le volet de lecture</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Ouvrir le menu</translation>
    </message>
    <message>
        <source>About Parlance</source>
        <translation>À propos de Parlance</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Ouvrir un récent</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>%1 – Parlance</source>
        <translation>%1 – Parlance</translation>
    </message>
    <message>
        <source>The import was stopped. What had been read is kept; it can go on where it stopped.</source>
        <translation>L’importation a été arrêtée. Ce qui a été lu est conservé&#x202f;; elle peut reprendre là où elle s’est arrêtée.</translation>
    </message>
    <message>
        <source>Continue the import</source>
        <translation>Reprendre l’importation</translation>
    </message>
    <message>
        <source>The import of %1 did not come to its end. It can go on where it stopped.</source>
        <translation>L’importation de %1 n’est pas allée à son terme. Elle peut reprendre là où elle s’est arrêtée.</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>Conservé dans %1.</translation>
    </message>
    <message>
        <source>Show rejected records</source>
        <translation>Afficher les enregistrements rejetés</translation>
    </message>
    <message>
        <source>Show each file</source>
        <translation>Afficher chaque fichier</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>Parlance workspaces (*%1);;All files (*)</source>
        <translation>Espaces de travail Parlance (*%1);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Nouvel espace de travail</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espace de travail</translation>
    </message>
    <message>
        <source>Parlance workspaces (*%1)</source>
        <translation>Espaces de travail Parlance (*%1)</translation>
    </message>
    <message>
        <source>Import dumps</source>
        <translation>Importer des archives</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucun pour l’instant</translation>
    </message>
    <message>
        <source>Forget this list</source>
        <translation>Oublier cette liste</translation>
    </message>
    <message>
        <source>Reads what a community said. Free software under the GNU General Public License, version 3 or later. Nothing you open here leaves this computer.</source>
        <translation>Pour lire ce qu’une communauté a dit. Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Rien de ce que vous ouvrez ici ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Nouvel espace de travail…</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Ouvrir un espace de travail…</translation>
    </message>
    <message>
        <source>Import a dump…</source>
        <translation>Importer une archive…</translation>
    </message>
    <message>
        <source>Sources and rejected records…</source>
        <translation>Sources et enregistrements rejetés…</translation>
    </message>
    <message>
        <source>Add a filter…</source>
        <translation>Ajouter un filtre…</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>Commandes…</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Ouvrir un autre espace de travail…</translation>
    </message>
    <message>
        <source>Import another…</source>
        <translation>En importer une autre…</translation>
    </message>
    <message>
        <source>Look into a dump before importing it…</source>
        <translation>Examiner une archive avant de l’importer…</translation>
    </message>
    <message>
        <source>Dumps (%1);;All files (*)</source>
        <translation>Archives (%1);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>Examen des fichiers</translation>
    </message>
    <message>
        <source>Look into dumps</source>
        <translation>Examiner des archives</translation>
    </message>
    <message>
        <source>Check the tagger</source>
        <translation>Vérifier les étiquettes</translation>
    </message>
    <message>
        <source>Check the themes</source>
        <translation>Vérifier les thèmes</translation>
    </message>
    <message>
        <source>Move the post in the reading pane to a theme…</source>
        <translation>Déplacer le message du volet de lecture vers un thème…</translation>
    </message>
    <message>
        <source>Move its whole thread to a theme…</source>
        <translation>Déplacer tout son fil vers un thème…</translation>
    </message>
    <message>
        <source>Cleaning…</source>
        <translation>Nettoyage…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Posts like the one in the reading pane…</source>
        <translation>Messages semblables à celui du volet de lecture…</translation>
    </message>
    <message>
        <source>New posts: %1 joined the themes, %2 fit none.</source>
        <translation>Nouveaux messages&#x202f;: %1 ont rejoint les thèmes, %2 n’entrent dans aucun.</translation>
    </message>
    <message>
        <source>They speak of other things: the themes had better be found again.</source>
        <translation>Ils parlent d’autre chose&#x202f;: mieux vaut rechercher les thèmes de nouveau.</translation>
    </message>
    <message>
        <source>Find themes</source>
        <translation>Chercher les thèmes</translation>
    </message>
    <message>
        <source>Choose a post first, in any view: the posts most like it are shown then.</source>
        <translation>Choisissez d’abord un message, dans n’importe quelle vue&#x202f;: ceux qui lui ressemblent le plus s’afficheront.</translation>
    </message>
    <message numerus="yes">
        <source>No themes: in %Ln post(s) with text there are too few words that several have in common and that tell them from others.</source>
        <translation>
            <numerusform>Aucun thème&#x202f;: %Ln message avec du texte n’offre pas assez de mots que plusieurs messages partagent et qui les distinguent des autres.</numerusform>
            <numerusform>Aucun thème&#x202f;: dans %Ln messages avec du texte, trop peu de mots sont partagés par plusieurs d’entre eux et les distinguent des autres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 themes were asked for and %2 found: %Ln post(s) with text hold no more, as each needs several posts with words that the others lack.</source>
        <translation>
            <numerusform>%1 thèmes demandés, %2 trouvés&#x202f;: %Ln message avec du texte n’en contient pas davantage, car chaque thème a besoin de plusieurs messages dont les mots manquent aux autres.</numerusform>
            <numerusform>%1 thèmes demandés, %2 trouvés&#x202f;: %Ln messages avec du texte n’en contiennent pas davantage, car chaque thème a besoin de plusieurs messages dont les mots manquent aux autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 themes were asked for, but there are %2: those that you have edited stay.</source>
        <translation>%1 thèmes demandés, mais il y en a %2&#x202f;: ceux que vous avez modifiés restent.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln theme(s) found in %1 posts.</source>
        <translation>
            <numerusform>%Ln thème trouvé dans %1 messages.</numerusform>
            <numerusform>%Ln thèmes trouvés dans %1 messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No themes: %Ln post(s) with text all say the same.</source>
        <translation>
            <numerusform>Aucun thème&#x202f;: %Ln message avec du texte dit la même chose que les autres.</numerusform>
            <numerusform>Aucun thème&#x202f;: les %Ln messages avec du texte disent tous la même chose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::MappingPage</name>
    <message>
        <source>The file can be read like this.</source>
        <translation>Le fichier peut être lu ainsi.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit le</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Post’s id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Répond à</translation>
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
        <source>Reply in the same row</source>
        <translation>Réponse sur la même ligne</translation>
    </message>
    <message>
        <source>Votes for</source>
        <translation>Votes pour</translation>
    </message>
    <message>
        <source>Votes against</source>
        <translation>Votes contre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Column: %1</source>
        <translation>Colonne&#xa0;: %1</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Première ligne</translation>
    </message>
    <message>
        <source>found out</source>
        <translation>reconnue</translation>
    </message>
    <message>
        <source>names the columns</source>
        <translation>nomme les colonnes</translation>
    </message>
    <message>
        <source>is a record</source>
        <translation>est un enregistrement</translation>
    </message>
    <message>
        <source>Texts are</source>
        <translation>Textes</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>bruts</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Premières lignes du fichier</translation>
    </message>
    <message>
        <source>Say which column holds the text or the title, and what else is known.</source>
        <translation>Indiquez quelle colonne contient le texte ou le titre, et ce que vous savez des autres.</translation>
    </message>
    <message>
        <source>Address posted</source>
        <translation>Adresse publiée</translation>
    </message>
    <message>
        <source>Number of comments</source>
        <translation>Nombre de commentaires</translation>
    </message>
    <message>
        <source>Flair</source>
        <translation>Étiquette</translation>
    </message>
</context>
<context>
    <name>parlance::ui::Marks</name>
    <message>
        <source>Correcting the language</source>
        <translation>Correction de la langue</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) changed the language; tone follows it.</source>
        <translation>
            <numerusform>%Ln message a changé de langue&#x202f;; le ton suit.</numerusform>
            <numerusform>%Ln messages ont changé de langue&#x202f;; le ton suit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Marking programs</source>
        <translation>Marquage des robots</translation>
    </message>
    <message>
        <source>What the program finds counts again.</source>
        <translation>L’avis du programme compte de nouveau.</translation>
    </message>
    <message>
        <source>Marked as written by a program.</source>
        <translation>Marqué comme écrit par un robot.</translation>
    </message>
    <message>
        <source>Marked as written by a person.</source>
        <translation>Marqué comme écrit par une personne.</translation>
    </message>
    <message>
        <source>Looking for copies</source>
        <translation>Recherche des doublons</translation>
    </message>
    <message>
        <source>Copies: %1 word by word, %2 near ones. Lines that authors repeat: %3.</source>
        <extracomment>%1, %2 and %3 are numbers</extracomment>
        <translation>Doublons&#x202f;: %1 mot pour mot, %2 approchants. Lignes que des auteurs répètent&#x202f;: %3.</translation>
    </message>
    <message>
        <source>Taking marks away</source>
        <translation>Retrait des marques</translation>
    </message>
    <message>
        <source>No post is marked as a copy any more.</source>
        <translation>Plus aucun message n’est marqué comme doublon.</translation>
    </message>
    <message>
        <source>What was said counts again.</source>
        <translation>Ce qui avait été dit compte de nouveau.</translation>
    </message>
    <message>
        <source>Tagging</source>
        <translation>Étiquetage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) are read otherwise now. Themes follow when they are found again.</source>
        <translation>
            <numerusform>%Ln message est lu autrement désormais. Les thèmes suivront à la prochaine recherche.</numerusform>
            <numerusform>%Ln messages sont lus autrement désormais. Les thèmes suivront à la prochaine recherche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taking back what was said</source>
        <translation>Retrait de ce qui a été dit</translation>
    </message>
    <message>
        <source>Saying it again</source>
        <translation>Rétablissement de ce qui a été dit</translation>
    </message>
</context>
<context>
    <name>parlance::ui::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>parlance::ui::OverviewView</name>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Tone of the posts</source>
        <translation>Ton des messages</translation>
    </message>
    <message>
        <source>Threads with the most votes</source>
        <translation>Fils les mieux notés</translation>
    </message>
    <message>
        <source>Themes by number of posts</source>
        <translation>Thèmes par nombre de messages</translation>
    </message>
    <message>
        <source>Find themes</source>
        <translation>Chercher les thèmes</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Décompte</translation>
    </message>
    <message>
        <source>The figures of this workspace would be here: posts, people, tone, votes. It holds no posts yet.</source>
        <translation>Ici se trouveraient les chiffres de cet espace de travail&#xa0;: messages, personnes, ton, votes. Il ne contient encore aucun message.</translation>
    </message>
    <message>
        <source>The figures of the selected posts would be here, but no post passes the filters.</source>
        <translation>Ici se trouveraient les chiffres des messages sélectionnés, mais aucun message ne passe les filtres.</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Retirer tous les filtres</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>messages</translation>
    </message>
    <message>
        <source>%1 submissions and %2 comments</source>
        <translation>%1 publications et %2 commentaires</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>fils</translation>
    </message>
    <message>
        <source>Submissions with their replies that have at least one selected post</source>
        <translation>Publications et leurs réponses, dont au moins un message est sélectionné</translation>
    </message>
    <message>
        <source>people</source>
        <translation>personnes</translation>
    </message>
    <message>
        <source>Different user names among the selected posts; deleted accounts are not counted</source>
        <translation>Noms d’utilisateur différents parmi les messages sélectionnés&#x202f;; les comptes supprimés ne sont pas comptés</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>mean tone</source>
        <translation>ton moyen</translation>
    </message>
    <message>
        <source>Mean compound: from −1, all negative, to +1, all positive; over %1 scored posts</source>
        <translation>Composé moyen&#xa0;: de −1, tout négatif, à +1, tout positif&#x202f;; sur %1 messages notés</translation>
    </message>
    <message>
        <source>median score</source>
        <translation>score médian</translation>
    </message>
    <message>
        <source>Half of the posts have at least so many points. Lowest %1, highest %2.</source>
        <translation>La moitié des messages ont au moins autant de points. Minimum %1, maximum %2.</translation>
    </message>
    <message>
        <source>first to last post</source>
        <translation>du premier au dernier message</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>from one number to another</extracomment>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 de plus</translation>
    </message>
    <message>
        <source>Languages: %1.</source>
        <translation>Langues&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 supprimés</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 retirés</translation>
    </message>
    <message>
        <source>%1 by bots</source>
        <translation>%1 de robots</translation>
    </message>
    <message>
        <source>%1 stickied</source>
        <translation>%1 épinglés</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Laissés de côté&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Included: %1.</source>
        <translation>Compris&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Posts by compound, from −1 to +1</source>
        <translation>Messages selon leur score composé, de −1 à +1</translation>
    </message>
    <message>
        <source>Compound: from −1, all negative, to +1, all positive (VADER, Hutto &amp; Gilbert 2014). The middle bar holds the neutral posts. Posts without words to score are left out.</source>
        <translation>Composé&#xa0;: de −1, tout négatif, à +1, tout positif (VADER, Hutto &amp; Gilbert 2014). La barre du milieu réunit les messages neutres. Les messages sans mots à noter sont laissés de côté.</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>Composé</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Mean %1 over %2 scored posts</source>
        <translation>Moyenne de %1 sur %2 messages notés</translation>
    </message>
    <message>
        <source>Posts by score, in points</source>
        <translation>Messages selon le score, en points</translation>
    </message>
    <message>
        <source>Median %1, highest %2</source>
        <translation>Médiane %1, maximum %2</translation>
    </message>
    <message>
        <source>Score: up-votes minus down-votes, as the dump tells them. The bars&apos; steps grow; every bar says its own.</source>
        <translation>Score&#xa0;: votes pour moins votes contre, tels que l’archive les donne. Le pas des barres grandit&#x202f;; chacune dit le sien.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>%1 or less</source>
        <translation>%1 ou moins</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 ou plus</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(sans titre)</translation>
    </message>
    <message>
        <source>%1 points, %2 replies by %3 people, mean tone %4. Opens the conversation.</source>
        <translation>%1 points, %2 réponses de %3 personnes, ton moyen %4. Ouvre la conversation.</translation>
    </message>
    <message>
        <source>Themes are being found; they appear here in a moment.</source>
        <translation>Les thèmes sont en cours de recherche&#x202f;; ils apparaîtront ici dans un instant.</translation>
    </message>
    <message>
        <source>What the posts are about, across their threads, would be here.</source>
        <translation>Ici se trouverait ce dont parlent les messages, d’un fil à l’autre.</translation>
    </message>
    <message>
        <source>Posts are being imported. Their figures appear here as soon as the last of them is in.</source>
        <translation>Importation en cours. Les chiffres apparaîtront ici dès le dernier message lu.</translation>
    </message>
    <message>
        <source>Import a dump…</source>
        <translation>Importer une archive…</translation>
    </message>
    <message>
        <source>Check the tagger…</source>
        <translation>Vérifier les étiquettes…</translation>
    </message>
    <message>
        <source>Read a sample of posts without their tags, and see how often the program is right.</source>
        <translation>Lire un échantillon de messages sans leurs étiquettes, et voir combien de fois le programme a raison.</translation>
    </message>
    <message>
        <source>Negative, neutral and positive as the tagger judged each post. See the methods note of a report.</source>
        <translation>Négatif, neutre et positif selon le jugement porté sur chaque message. Voir la note de méthode d’un rapport.</translation>
    </message>
    <message>
        <source>%1 by moderators</source>
        <translation>%1 de la modération</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1 doublons</translation>
    </message>
    <message>
        <source>%1 points, %2 replies, mean tone %3. Opens the conversation.</source>
        <translation>%1 points, %2 réponses, ton moyen %3. Ouvre la conversation.</translation>
    </message>
    <message>
        <source>%1 posts in %2 threads that the search for themes did not take in. Filters by them.</source>
        <translation>%1 messages dans %2 fils, sur lesquels la recherche des thèmes n’a pas porté. Filtre sur ces messages.</translation>
    </message>
    <message>
        <source>%1 posts (%2 of those with text that were looked at) in %3 threads by %4 people, mean tone %5. Filters by this theme.</source>
        <translation>%1 messages (%2 de ceux qui ont du texte et ont été examinés) dans %3 fils, de %4 personnes, ton moyen %5. Filtre sur ce thème.</translation>
    </message>
    <message>
        <source>%1 posts (%2 of those with text that were looked at) in %3 threads, mean tone %4. Filters by this theme.</source>
        <translation>%1 messages (%2 de ceux qui ont du texte et ont été examinés) dans %3 fils, ton moyen %4. Filtre sur ce thème.</translation>
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
    <name>parlance::ui::Rail</name>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
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
        <source>Pinned</source>
        <translation>Épinglé</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Say in which language this post, thread or forum is written, or who is a program (L)</source>
        <translation>Dire dans quelle langue est écrit ce message, ce fil ou ce forum, ou qui est un robot (L)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>D’autres comme celui-ci</translation>
    </message>
    <message>
        <source>Show the posts most like this one, and put them into a theme (Ctrl+R)</source>
        <translation>Montrer les messages qui ressemblent le plus à celui-ci, et les ranger dans un thème (Ctrl+R)</translation>
    </message>
    <message>
        <source>Show word by word why it was scored so, and why it is in its theme (E)</source>
        <translation>Montrer mot à mot d’où vient ce sentiment, et pourquoi le message est dans son thème (E)</translation>
    </message>
</context>
<context>
    <name>parlance::ui::RejectsModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Octet</translation>
    </message>
    <message>
        <source>Why it was rejected</source>
        <translation>Raison du rejet</translation>
    </message>
    <message>
        <source>How it begins</source>
        <translation>Début</translation>
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
    <name>parlance::ui::SaidList</name>
    <message>
        <source>%1 is a program</source>
        <translation>%1 est un robot</translation>
    </message>
    <message>
        <source>%1 is a person</source>
        <translation>%1 est une personne</translation>
    </message>
    <message>
        <source>A program wrote the post %1</source>
        <translation>Le message %1 est d’un robot</translation>
    </message>
    <message>
        <source>A person wrote the post %1</source>
        <translation>Le message %1 est d’une personne</translation>
    </message>
    <message>
        <source>A program wrote the post %1, by %2</source>
        <extracomment>%1 the id of a post, %2 the name of its author</extracomment>
        <translation>Le message %1, de %2, est d’un robot</translation>
    </message>
    <message>
        <source>A person wrote the post %1, by %2</source>
        <translation>Le message %1, de %2, est d’une personne</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>What the program finds counts again (Del)</source>
        <translation>L’avis du programme compte de nouveau (Suppr)</translation>
    </message>
    <message>
        <source>All of %1: %2</source>
        <extracomment>%1 a forum, %2 a language, as it is written in the middle of a list</extracomment>
        <translation>Tout %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>The thread “%1”: %2</source>
        <extracomment>%1 the title or the id of a thread, %2 a language</extracomment>
        <translation>Le fil «&#x202f;%1&#x202f;»&#x202f;: %2</translation>
    </message>
    <message>
        <source>The post %1: %2</source>
        <extracomment>%1 the id of a post, %2 a language</extracomment>
        <translation>Le message %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>The post %1, by %2: %3</source>
        <extracomment>%1 the id of a post, %2 the name of its author, %3 a language</extracomment>
        <translation>Le message %1, de %2&#x202f;: %3</translation>
    </message>
    <message>
        <source>What was said of programs, people and languages:</source>
        <translation>Ce qui a été dit des robots, des personnes et des langues&#x202f;:</translation>
    </message>
    <message>
        <source>What was said of programs, people and languages</source>
        <translation>Ce qui a été dit des robots, des personnes et des langues</translation>
    </message>
</context>
<context>
    <name>parlance::ui::Session</name>
    <message>
        <source>Opening %1</source>
        <translation>Ouverture de %1</translation>
    </message>
    <message>
        <source>Opening the sample</source>
        <translation>Ouverture de l’exemple</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importation</translation>
    </message>
    <message>
        <source>Finding themes</source>
        <translation>Recherche des thèmes</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Sans thème</translation>
    </message>
    <message>
        <source>Theme %1</source>
        <translation>Thème %1</translation>
    </message>
    <message>
        <source>Reading the posts</source>
        <translation>Lecture des messages</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>There is nothing to take back or to do again.</source>
        <translation>Il n’y a rien à annuler ni à rétablir.</translation>
    </message>
    <message>
        <source>The theme has the name that the program gave it.</source>
        <translation>Le thème porte le nom que le programme lui avait donné.</translation>
    </message>
    <message>
        <source>The theme is called “%1” now.</source>
        <translation>Le thème s’appelle maintenant «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Looking for copies</source>
        <translation>Recherche des doublons</translation>
    </message>
    <message>
        <source>Placing new posts in the themes</source>
        <translation>Rangement des nouveaux messages dans les thèmes</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <extracomment>posts that the search for themes did not take in</extracomment>
        <translation>Non examinés</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ShareBar</name>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>the name of a part, its share, and its number of posts</extracomment>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>Dans la fenêtre</translation>
    </message>
    <message>
        <source>In lists and charts</source>
        <translation>Dans les listes et les graphiques</translation>
    </message>
    <message>
        <source>Go through a list</source>
        <translation>Parcourir une liste</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Open what is selected</source>
        <translation>Ouvrir la sélection</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Pin or unpin a quote</source>
        <translation>Épingler ou détacher une citation</translation>
    </message>
    <message>
        <source>Walk along a chart</source>
        <translation>Parcourir un graphique</translation>
    </message>
    <message>
        <source>Shift + ←  →</source>
        <translation>Maj + ←  →</translation>
    </message>
    <message>
        <source>Brush a stretch of a chart</source>
        <translation>Délimiter une partie d’un graphique</translation>
    </message>
    <message>
        <source>Filter by the bar or stretch</source>
        <translation>Filtrer sur la barre ou la partie</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Clear the stretch, close, go back to the view</source>
        <translation>Effacer la partie, fermer, revenir à la vue</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Remove a filter chip</source>
        <translation>Retirer un filtre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Answer while checking the tagger</source>
        <translation>Répondre en vérifiant les étiquettes</translation>
    </message>
    <message>
        <source>Correct the language of a post, or who is a program</source>
        <translation>Corriger la langue d’un message, ou dire qui est un robot</translation>
    </message>
    <message>
        <source>Explain the sentiment of a post, and its theme</source>
        <translation>Expliquer le ton d’un message, et son thème</translation>
    </message>
    <message>
        <source>In the list of themes</source>
        <translation>Dans la liste des thèmes</translation>
    </message>
    <message>
        <source>Take an answer back while checking</source>
        <translation>Reprendre une réponse pendant la vérification</translation>
    </message>
</context>
<context>
    <name>parlance::ui::SimilarDialog</name>
    <message>
        <source>Posts like this one</source>
        <translation>Messages semblables</translation>
    </message>
    <message>
        <source>Posts like this one, most alike first</source>
        <translation>Messages semblables à celui-ci, les plus proches d’abord</translation>
    </message>
    <message>
        <source>Theme to put the chosen posts into</source>
        <translation>Thème où ranger les messages choisis</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Into the theme:</source>
        <translation>Vers le thème&#x202f;:</translation>
    </message>
    <message>
        <source>Looking for posts that say something like it…</source>
        <translation>Recherche des messages qui disent quelque chose de semblable…</translation>
    </message>
    <message>
        <source>Enter opens a post in the reading pane. Ctrl+A chooses all.</source>
        <translation>Entrée ouvre un message dans le volet de lecture. Ctrl+A les choisit tous.</translation>
    </message>
    <message>
        <source>No other post uses its telling words.</source>
        <translation>Aucun autre message n’emploie ses mots parlants.</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln post(s)</source>
        <translation>
            <numerusform>Déplacer %Ln message</numerusform>
            <numerusform>Déplacer %Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Puts the chosen posts into the theme; it can be undone.</source>
        <translation>Range les messages choisis dans le thème&#x202f;; cela peut être annulé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) went to “%1”.</source>
        <translation>
            <numerusform>%Ln message est passé dans «&#x202f;%1&#x202f;».</numerusform>
            <numerusform>%Ln messages sont passés dans «&#x202f;%1&#x202f;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>parlance::ui::SimilarModel</name>
    <message>
        <source>100% are the same words; a theme that both share counts too.</source>
        <translation>100&#xa0;%&#x202f;: les mêmes mots&#x202f;; un thème commun compte aussi.</translation>
    </message>
    <message>
        <source>Alike</source>
        <extracomment>heading of a column: how like a post is, in percent</extracomment>
        <translation>Proximité</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Words in common</source>
        <extracomment>heading of a column: the words that two posts share</extracomment>
        <translation>Mots communs</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Fil</translation>
    </message>
</context>
<context>
    <name>parlance::ui::SourcesDialog</name>
    <message>
        <source>Reading the ledger</source>
        <translation>Lecture du registre</translation>
    </message>
    <message>
        <source>%1 replies name the post they answer; for %2 of them it is not here. %3 threads are known only by their replies; %4 posts were announced by the dumps but are not in them.</source>
        <translation>%1 réponses nomment le message auquel elles répondent&#x202f;; pour %2 d’entre elles, il manque. %3 fils ne sont connus que par leurs réponses&#x202f;; %4 messages annoncés par les archives n’y sont pas.</translation>
    </message>
    <message>
        <source>No record was rejected</source>
        <translation>Aucun enregistrement rejeté</translation>
    </message>
    <message>
        <source>Rejected records: %1</source>
        <translation>Enregistrements rejetés&#xa0;: %1</translation>
    </message>
    <message>
        <source>Sources and rejected records</source>
        <translation>Sources et enregistrements rejetés</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>Fichiers importés</translation>
    </message>
    <message>
        <source>Rejected records</source>
        <translation>Enregistrements rejetés</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) in a circle.</source>
        <translation>
            <numerusform>%Ln réponse en cercle.</numerusform>
            <numerusform>%Ln réponses en cercle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected records: %1 of %2</source>
        <translation>Enregistrements rejetés&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>Save the rejected records</source>
        <translation>Enregistrer les rejets</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejets</translation>
    </message>
    <message>
        <source>Table, separated by tabs (*.tsv);;All files (*)</source>
        <translation>Tableau, séparé par des tabulations (*.tsv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Filter the records</source>
        <translation>Filtrer les rejets</translation>
    </message>
    <message>
        <source>Filter the rejected records</source>
        <translation>Filtrer les enregistrements rejetés</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copies the chosen records, or all that are shown, as a table.</source>
        <translation>Copie les enregistrements choisis, ou tous ceux qui sont affichés, sous forme de tableau.</translation>
    </message>
    <message>
        <source>Copy the rejected records</source>
        <translation>Copier les enregistrements rejetés</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Saves the chosen records, or all that are shown, as a table.</source>
        <translation>Enregistre les lignes choisies, ou toutes celles qui sont affichées, sous forme de tableau.</translation>
    </message>
</context>
<context>
    <name>parlance::ui::SourcesModel</name>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lus</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Ajoutés</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Mis à jour</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Déjà présents</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>%1 posts hold bytes that are no text in this encoding; a mark stands in their place. %2 posts read as if they were decoded wrongly before they were saved (“Ã©” for “é”).</source>
        <translation>%1 messages contiennent des octets qui ne sont pas du texte dans cet encodage&#xa0;; un signe les remplace. %2 messages semblent avoir été mal décodés avant leur enregistrement («&#xa0;Ã©&#xa0;» pour «&#xa0;é&#xa0;»).</translation>
    </message>
    <message>
        <source>%1, %2 odd</source>
        <translation>%1, %2 douteux</translation>
    </message>
    <message>
        <source>Encoding</source>
        <extracomment>heading of a column: the character encoding of a file</extracomment>
        <translation>Encodage</translation>
    </message>
</context>
<context>
    <name>parlance::ui::StatusBar</name>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln filtre</numerusform>
            <numerusform>%Ln filtres</numerusform>
        </translation>
    </message>
    <message>
        <source>Interface in English. Switch to French</source>
        <extracomment>the tooltip and name of the button that turns the interface into the other language</extracomment>
        <translation>Interface en français. Passer à l’anglais</translation>
    </message>
    <message>
        <source>Switch to light</source>
        <translation>Passer au clair</translation>
    </message>
    <message>
        <source>Switch to dark</source>
        <translation>Passer au sombre</translation>
    </message>
    <message>
        <source>Deleted and removed posts, bots, stickied posts, moderators’ posts and copies are left out unless a filter includes them.</source>
        <translation>Les messages supprimés ou retirés, ceux des robots, les messages épinglés, ceux de la modération et les doublons sont laissés de côté, sauf si un filtre les inclut.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 posts</source>
        <extracomment>how many posts pass the filters, of how many there are</extracomment>
        <translation>
            <numerusform>%Ln message sur %1</numerusform>
            <numerusform>%Ln messages sur %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThemeEditor</name>
    <message>
        <source>Edit themes</source>
        <translation>Modifier les thèmes</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Scinder</translation>
    </message>
    <message>
        <source>Add a word…</source>
        <translation>Ajouter un mot…</translation>
    </message>
    <message>
        <source>Exclude a word…</source>
        <translation>Exclure un mot…</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>D’autres du même genre</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message numerus="yes">
        <source>Merge %Ln theme(s)</source>
        <translation>
            <numerusform>Fusionner %Ln thème</numerusform>
            <numerusform>Fusionner %Ln thèmes</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>Fusionner dans…</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>A pinned theme keeps its posts when themes are found again.</source>
        <translation>Un thème épinglé garde ses messages quand on recherche de nouveau les thèmes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln theme(s) went into “%1”.</source>
        <translation>
            <numerusform>%Ln thème a rejoint «&#x202f;%1&#x202f;».</numerusform>
            <numerusform>%Ln thèmes ont rejoint «&#x202f;%1&#x202f;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge themes</source>
        <translation>Fusionner des thèmes</translation>
    </message>
    <message>
        <source>Splitting the theme</source>
        <translation>Scission du thème</translation>
    </message>
    <message>
        <source>“%1” keeps its posts when themes are found again.</source>
        <translation>«&#x202f;%1&#x202f;» gardera ses messages quand on recherchera de nouveau les thèmes.</translation>
    </message>
    <message>
        <source>“%1” is found anew when themes are found again.</source>
        <translation>«&#x202f;%1&#x202f;» sera redéfini quand on recherchera de nouveau les thèmes.</translation>
    </message>
    <message>
        <source>Add a word</source>
        <translation>Ajouter un mot</translation>
    </message>
    <message>
        <source>A word that belongs to “%1”:</source>
        <translation>Un mot qui relève de «&#x202f;%1&#x202f;»&#x202f;:</translation>
    </message>
    <message>
        <source>“%1” belongs to “%2” now; posts follow when themes are found again.</source>
        <translation>«&#x202f;%1&#x202f;» relève maintenant de «&#x202f;%2&#x202f;»&#x202f;; les messages suivront quand on recherchera de nouveau les thèmes.</translation>
    </message>
    <message>
        <source>Exclude a word</source>
        <translation>Exclure un mot</translation>
    </message>
    <message>
        <source>A word that marks no theme:</source>
        <translation>Un mot qui ne caractérise aucun thème&#x202f;:</translation>
    </message>
    <message>
        <source>“%1” marks no theme any more; posts follow when themes are found again.</source>
        <translation>«&#x202f;%1&#x202f;» ne caractérise plus aucun thème&#x202f;; les messages suivront quand on recherchera de nouveau les thèmes.</translation>
    </message>
    <message>
        <source>Move the thread</source>
        <translation>Déplacer le fil</translation>
    </message>
    <message>
        <source>Move the post</source>
        <translation>Déplacer le message</translation>
    </message>
    <message>
        <source>Into the theme:</source>
        <translation>Vers le thème&#x202f;:</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) went to “%1”.</source>
        <translation>
            <numerusform>%Ln message est passé dans «&#x202f;%1&#x202f;».</numerusform>
            <numerusform>%Ln messages sont passés dans «&#x202f;%1&#x202f;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the last edit of themes</source>
        <translation>Annuler la dernière modification des thèmes</translation>
    </message>
    <message>
        <source>Redo the edit of themes</source>
        <translation>Rétablir la modification des thèmes</translation>
    </message>
    <message>
        <source>“%1” went into “%2”.</source>
        <translation>«&#x202f;%1&#x202f;» est passé dans «&#x202f;%2&#x202f;».</translation>
    </message>
    <message>
        <source>The theme that “%1” goes into:</source>
        <translation>Le thème dans lequel fusionner «&#x202f;%1&#x202f;»&#x202f;:</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message numerus="yes">
        <source>“%1” was split into %Ln theme(s) by what its posts say. The largest takes its place.</source>
        <translation>
            <numerusform>«&#x202f;%1&#x202f;» a été scindé en %Ln thème d’après ce que disent ses messages. Le plus grand prend sa place.</numerusform>
            <numerusform>«&#x202f;%1&#x202f;» a été scindé en %Ln thèmes d’après ce que disent ses messages. Le plus grand prend sa place.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Exclure</translation>
    </message>
    <message>
        <source>Find themes</source>
        <translation>Chercher les thèmes</translation>
    </message>
    <message>
        <source>Find themes in %1 of %2 posts?</source>
        <translation>Chercher les thèmes dans %1 messages sur %2&#x202f;?</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message numerus="yes">
        <source>The filter leaves only these posts to look through. Their themes replace the %Ln theme(s) that there are; what you have edited is kept.</source>
        <translation>
            <numerusform>Le filtre ne laisse que ces messages à examiner. Leurs thèmes remplacent le thème actuel (%Ln)&#x202f;; vos modifications sont gardées.</numerusform>
            <numerusform>Le filtre ne laisse que ces messages à examiner. Leurs thèmes remplacent les %Ln thèmes actuels&#x202f;; vos modifications sont gardées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows, in Threads, posts outside of the theme that use its words.</source>
        <translation>Montre, dans Fils, des messages hors du thème qui emploient ses mots.</translation>
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
        <source>%1 positive, %2 negative of the scored posts.</source>
        <translation>%1 positifs, %2 négatifs parmi les messages évalués.</translation>
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
    <message>
        <source>%1 (pinned)</source>
        <translation>%1 (épinglé)</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Non examinés</translation>
    </message>
    <message>
        <source>Posts with text that the search for themes did not take in: they came later, or the filter of the time left them out. They are in no share.</source>
        <translation>Messages avec texte sur lesquels la recherche des thèmes n’a pas porté&#x202f;: ils sont arrivés plus tard, ou le filtre d’alors les écartait. Ils n’entrent dans aucune part.</translation>
    </message>
    <message>
        <source>Of the selected posts with text that were looked at for themes.</source>
        <translation>Parmi les messages sélectionnés qui ont du texte et ont été examinés pour les thèmes.</translation>
    </message>
    <message>
        <source>Coherence: how much the theme’s ten best words keep company in posts, from −1, never, to +1, always (NPMI). Not known of a theme that others were merged into.</source>
        <translation>Cohérence&#xa0;: à quel point les dix meilleurs mots du thème vont ensemble dans les messages, de −1, jamais, à +1, toujours (NPMI). Inconnue pour un thème dans lequel d’autres ont été fusionnés.</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThemesView</name>
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
    <message>
        <source>Check…</source>
        <translation>Vérifier…</translation>
    </message>
    <message>
        <source>Read a sample of posts beside their themes, and see how many are in the right one.</source>
        <translation>Lire un échantillon de messages en regard de leurs thèmes, et voir combien sont dans le bon.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Merge, split, name and pin the themes that are selected. One theme dragged on another is merged into it.</source>
        <translation>Fusionner, scinder, nommer et épingler les thèmes sélectionnés. Un thème glissé sur un autre fusionne avec lui.</translation>
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
        <source>No post of it was scored: none has words in a language with a lexicon.</source>
        <translation>Aucun de ses messages n’a été évalué&#xa0;: aucun n’est écrit dans une langue qui ait un lexique.</translation>
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
    <message>
        <source>The submission is not in the workspace.</source>
        <translation>La publication n’est pas dans l’espace de travail.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) to posts that are not here</source>
        <translation>
            <numerusform>%Ln réponse à un message absent</numerusform>
            <numerusform>%Ln réponses à des messages absents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) in a circle</source>
        <translation>
            <numerusform>%Ln réponse en cercle</numerusform>
            <numerusform>%Ln réponses en cercle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) announced and not in the dump</source>
        <translation>
            <numerusform>%Ln message annoncé et absent de l’archive</numerusform>
            <numerusform>%Ln messages annoncés et absents de l’archive</numerusform>
        </translation>
    </message>
    <message>
        <source>Every post that is known of is here.</source>
        <translation>Tous les messages connus sont là.</translation>
    </message>
    <message>
        <source>Posts of the thread that are known of and not here: those that replies answer, and those that the dump announces.</source>
        <translation>Messages du fil connus mais absents&#xa0;: ceux auxquels des réponses répondent et ceux que l’archive annonce.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Absents</translation>
    </message>
</context>
<context>
    <name>parlance::ui::ThreadsView</name>
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
    <message numerus="yes">
        <source>%Ln answer(s) in a circle</source>
        <translation>
            <numerusform>%Ln réponse en cercle</numerusform>
            <numerusform>%Ln réponses en cercle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) announced and not in the dump</source>
        <translation>
            <numerusform>%Ln message annoncé et absent de l’archive</numerusform>
            <numerusform>%Ln messages annoncés et absents de l’archive</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::ui::TrendsView</name>
    <message>
        <source>Trends</source>
        <translation>Tendances</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Ce qu’il faut montrer</translation>
    </message>
    <message>
        <source>All measures</source>
        <translation>Toutes les mesures</translation>
    </message>
    <message>
        <source>Length of a bin</source>
        <translation>Durée d’un intervalle</translation>
    </message>
    <message>
        <source>Bins that fit</source>
        <translation>Intervalles adaptés</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Par heure</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Par semaine</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Par mois</translation>
    </message>
    <message>
        <source>One chart for each</source>
        <translation>Un graphique pour chacun</translation>
    </message>
    <message>
        <source>Not split</source>
        <translation>Sans division</translation>
    </message>
    <message>
        <source>Split by theme</source>
        <translation>Diviser par thème</translation>
    </message>
    <message>
        <source>Split by forum</source>
        <translation>Diviser par forum</translation>
    </message>
    <message>
        <source>Split by language</source>
        <translation>Diviser par langue</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Show only the stretch of time that the filter keeps</source>
        <translation>Ne montrer que la période retenue par le filtre</translation>
    </message>
    <message>
        <source>The posts&apos; volume, votes and tone over time would be here, but no post passes the filters.</source>
        <translation>Ici se trouveraient le volume, les votes et le ton des messages au fil du temps, mais aucun message ne passe les filtres.</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Retirer tous les filtres</translation>
    </message>
    <message>
        <source>Counting over time</source>
        <translation>Décompte au fil du temps</translation>
    </message>
    <message>
        <source>(no forum)</source>
        <translation>(sans forum)</translation>
    </message>
    <message>
        <source>%1 %2; the same scale in every chart.</source>
        <extracomment>what the small charts show, and that they have the same scale</extracomment>
        <translation>%1 %2&#x202f;; même échelle dans tous les graphiques.</translation>
    </message>
    <message>
        <source>So short a bin would give more bars than the screen has room for; shown %1.</source>
        <translation>Un intervalle si court donnerait plus de barres que l’écran ne peut en montrer&#x202f;; affichage %1.</translation>
    </message>
    <message>
        <source>The %1 largest are shown; %2 smaller ones are not.</source>
        <translation>Les %1 plus grands sont affichés&#x202f;; %2 plus petits ne le sont pas.</translation>
    </message>
</context>
<context>
    <name>parlance::ui::WelcomePage</name>
    <message>
        <source>Reads what a community said: its themes, its voices, its votes.</source>
        <translation>Pour lire ce qu’une communauté a dit&#xa0;: ses thèmes, ses voix, ses votes.</translation>
    </message>
    <message>
        <source>Drop a dump here</source>
        <translation>Déposer une archive ici</translation>
    </message>
    <message>
        <source>Reddit submissions and comments, as .zst, .ndjson or .json, several files or a folder at once. Nothing leaves this computer.</source>
        <translation>Publications et commentaires de Reddit, en .zst, .ndjson ou .json, plusieurs fichiers ou un dossier à la fois. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Ouvrir l’exemple</translation>
    </message>
    <message>
        <source>A day of an invented forum, to look around in.</source>
        <translation>Une journée d’un forum inventé, pour découvrir.</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Espaces de travail récents</translation>
    </message>
    <message>
        <source>Import a dump…</source>
        <translation>Importer une archive…</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Ouvrir un espace de travail…</translation>
    </message>
</context>
</TS>
