// SPDX-License-Identifier: GPL-3.0-or-later
// A window that files can be dragged out of, for the test of dropping them on Parlance from another program.
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

class Source : public QLabel
{
public:
    explicit Source(const QStringList &files) : QLabel(QStringLiteral("Drag from here"))
    {
        for (const QString &file : files)
            m_urls << QUrl::fromLocalFile(file);
        setAlignment(Qt::AlignCenter);
    }

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (!(event->buttons() & Qt::LeftButton))
            return;
        auto *drag = new QDrag(this);
        auto *data = new QMimeData;
        data->setUrls(m_urls);
        drag->setMimeData(data);
        drag->exec(Qt::CopyAction);
    }

private:
    QList<QUrl> m_urls;
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    Source source(app.arguments().mid(1));
    source.setWindowFlags(Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    source.setGeometry(0, 0, 120, 60);
    source.show();
    return app.exec();
}
